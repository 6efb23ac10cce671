using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// Text in the manner of the Kubernetes API server: <c>?verbose</c> adds times, and each <c>?exclude=</c> leaves a check out of the list and of the
/// status; one that excludes what there is not is a line of its own.
/// </summary>
internal sealed class TextResponseWriter : IHealthIndexWriter
{
    public string Format => "text";

    public IReadOnlyList<string> MediaTypes { get; } = ["text/plain"];

    public string ContentType => ProbeHeaders.Text;

    public bool IsReusable(HttpRequest request) => !request.QueryString.HasValue || !(request.Query.ContainsKey("verbose") || request.Query.ContainsKey("exclude"));

    public void Write(IBufferWriter<byte> output, HealthResponse response)
    {
        var query = response.Context.Request.Query;
        if (IsReusable(response.Context.Request))
        {
            TextReportWriter.Write(output, response.Report, response.Detail);
            return;
        }

        var unknown = new List<string>();
        var excluded = Excluded(query["exclude"], response.Report, unknown);
        if (excluded.Count > 0)
            response.Report = response.Report.Without(excluded.Contains);
        TextReportWriter.Write(output, response.Report, response.Detail, query.ContainsKey("verbose"), unknown);
    }

    public void WriteIndex(IBufferWriter<byte> output, HealthIndex index) => TextReportWriter.WriteIndex(output, index.Subsets);

    // As often as there are checks, and no name longer than one can be: the query is a stranger's.
    private static HashSet<string> Excluded(IReadOnlyList<string?> asked, SubsetReport report, List<string> unknown)
    {
        var excluded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in asked)
        {
            if (string.IsNullOrEmpty(name))
                continue;
            if (report.Find(name) is not null)
                excluded.Add(name);
            else if (unknown.Count < 10 && PortableName.Is(name))
                unknown.Add(name);
        }

        return excluded;
    }
}
