using System.Buffers;
using System.Text;

namespace HealthChecks.Tests.Formats;

internal sealed class LineWriter : IHealthResponseWriter
{
    public string Format => "line";

    public IReadOnlyList<string> MediaTypes => ["text/x-health-line"];

    public string ContentType => "text/x-health-line; charset=utf-8";

    public void Write(IBufferWriter<byte> output, HealthResponse response) =>
        output.Write(Encoding.UTF8.GetBytes($"{response.Report.Subset}={response.Report.Status}\n"));
}
