using System.Globalization;

namespace HealthChecks;

/// <summary>The address to ask: given, or the one that the environment makes the process listen on.</summary>
internal sealed class ProbeTarget(string host, int port, string path, string? socket = null)
{
    /// <summary>The path of the Unix socket to ask on; null for a network address.</summary>
    public string? Socket { get; } = socket;

    public string Host { get; } = host;

    public int Port { get; } = port;

    public string Path { get; } = path;

    public static ProbeTarget? From(string? url, string? socket, string path, Func<string, string?> environment, out string error)
    {
        if (url is not null)
            return Parse(url, path, "--url", out error);

        // The variable is that of the setting: what opened the socket tells where it is.
        if (socket is null && environment("HealthChecks__Socket") is { Length: > 0 } set)
            socket = set;
        if (socket is not null)
        {
            error = "";
            return new ProbeTarget("localhost", 80, path, socket);
        }

        foreach (var name in (string[])["ASPNETCORE_URLS", "DOTNET_URLS", "URLS"])
        {
            if (environment(name) is { Length: > 0 } urls)
                return Parse(FirstHttp(urls), path, name, out error);
        }

        foreach (var name in (string[])["ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS"])
        {
            if (environment(name) is { Length: > 0 } ports)
                return Parse("http://localhost:" + ports.Split(';')[0].Trim(), path, name, out error);
        }

        return Parse("http://localhost:5000", path, "the default address", out error);
    }

    public string Authority => Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => Socket is not null ? Socket + ":" + Path : "http://" + Authority + Path;

    private static string FirstHttp(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(all, static url => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? (all.Length > 0 ? all[0] : "");
    }

    private static ProbeTarget? Parse(string url, string path, string source, out string error)
    {
        // A wildcard means every address of the machine; this one is on it.
        var concrete = url.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
        if (!Uri.TryCreate(concrete, UriKind.Absolute, out var parsed))
        {
            error = $"'{url}' from {source} is not a URL; pass one such as --url http://localhost:8080.";
            return null;
        }

        if (parsed.Scheme != "http")
        {
            error = $"'{url}' from {source} is not an http:// address, and the probe speaks no TLS; pass a plain one with --url.";
            return null;
        }

        error = "";
        // Host, not IdnHost, where it is an IPv6 address: with its brackets.
        var host = parsed.HostNameType == UriHostNameType.IPv6 ? parsed.Host : parsed.IdnHost;
        if (host is "0.0.0.0" or "[::]")
            host = "localhost";
        return new ProbeTarget(host, parsed.Port, parsed.AbsolutePath is "/" or "" ? path : parsed.AbsolutePath);
    }
}
