namespace HealthChecks.EndToEnd.Tests;

/// <summary>The configuration of HAProxy that the documentation recommends: what users copy is what is tested.</summary>
internal static class HaProxyPage
{
    private const string Begin = "```haproxy\n";

    /// <summary>What HAProxy does about a request that a server has not answered.</summary>
    private static readonly string[] SecondChances =
        ["    option redispatch 1\n", "    retries 2\n", "    retry-on conn-failure empty-response\n"];

    /// <summary>The documented configuration for these ports, without the lines that give a request a second chance.</summary>
    public static string Configuration(int port, IReadOnlyList<int> servers)
    {
        var page = File.ReadAllText(Path.Combine(SamplePrograms.Docs, "draining.md"));
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var text = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        text = Replace(text, "bind :80\n", $"bind 127.0.0.1:{port}\n");
        text = Replace(text, "orders-1 10.0.0.11:8080", $"orders-1 127.0.0.1:{servers[0]}");
        text = Replace(text, "orders-2 10.0.0.12:8080", $"orders-2 127.0.0.1:{servers[1]}");
        foreach (var line in SecondChances)
            text = Replace(text, line, "");
        // Unless told otherwise it tries three times.
        return Replace(text, "    http-reuse always\n", "    http-reuse always\n    retries 0\n");
    }

    private static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
