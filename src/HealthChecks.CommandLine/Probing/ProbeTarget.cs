using System.Globalization;

namespace HealthChecks;

/// <summary>An address to ask: a network address, or a Unix socket.</summary>
internal sealed class ProbeTarget
{
    private ProbeTarget(string host, int port, string path)
    {
        Host = host;
        Port = port;
        Path = path;
    }

    /// <summary>The path of the Unix socket to ask on; null for a network address.</summary>
    public string? Socket { get; private init; }

    /// <summary>The name or address; one of IPv6 with its brackets.</summary>
    public string Host { get; }

    /// <summary><see cref="Host"/> without brackets.</summary>
    public string BareHost => Host.Trim('[', ']');

    public int Port { get; }

    /// <summary>What to ask for.</summary>
    public string Path { get; }

    /// <summary>Whether it has to be asked over TLS.</summary>
    public bool IsSecure { get; private init; }

    public string Authority => Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => Socket is not null ? Socket + ":" + Path : (IsSecure ? "https://" : "http://") + Authority + Path;

    public static ProbeTarget OnSocket(string socket, string path) => new("localhost", 80, path) { Socket = socket };

    /// <summary>Reads an address.</summary>
    /// <param name="url">The address; one without a path gets <paramref name="path"/>.</param>
    /// <param name="path">What to ask for.</param>
    /// <param name="source">Where the address is from, for the message.</param>
    /// <param name="error">What is wrong with it.</param>
    /// <returns>The target; null where the address is none.</returns>
    public static ProbeTarget? Parse(string url, string path, string source, out string error)
    {
        error = "";
        // As Kestrel writes a Unix socket.
        const string Unix = "http://unix:";
        if (url.StartsWith(Unix + "/", StringComparison.OrdinalIgnoreCase))
            return OnSocket(url[Unix.Length..], path);

        // A wildcard means every address of the machine; this one is on it.
        var concrete = url.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
        if (!Uri.TryCreate(concrete, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0)
        {
            error = $"'{url}' from {source} is not a URL; use one such as http://localhost:8080.";
            return null;
        }

        if (parsed.Scheme is not ("http" or "https"))
        {
            error = $"'{url}' from {source} is not an http:// or https:// address; use one such as http://localhost:8080.";
            return null;
        }

        // Host, not IdnHost, where it is an IPv6 address: with its brackets.
        var host = parsed.HostNameType == UriHostNameType.IPv6 ? parsed.Host : parsed.IdnHost;
        if (host is "0.0.0.0" or "[::]")
            host = "localhost";
        return new ProbeTarget(host, parsed.Port, parsed.AbsolutePath is "/" or "" ? path : parsed.AbsolutePath) { IsSecure = parsed.Scheme == "https" };
    }
}
