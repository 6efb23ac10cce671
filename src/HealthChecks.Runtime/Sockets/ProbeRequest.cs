namespace HealthChecks;

/// <summary>What a prober asks for.</summary>
internal sealed class ProbeRequest
{
    public string Method { get; private init; } = "";

    public string Path { get; private init; } = "";

    public string Query { get; private init; } = "";

    public bool IsHead => Method == "HEAD";

    /// <summary>Reads a request line. One that is none asks for nothing that there is.</summary>
    public static ProbeRequest Parse(string line)
    {
        var parts = line.Split(' ');
        if (parts.Length != 3 || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            return new ProbeRequest();

        var query = parts[1].IndexOf('?', StringComparison.Ordinal);
        return new ProbeRequest
        {
            Method = parts[0],
            Path = (query < 0 ? parts[1] : parts[1][..query]).TrimEnd('/'),
            Query = query < 0 ? "" : parts[1][(query + 1)..],
        };
    }
}
