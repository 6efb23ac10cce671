using System.Buffers;
using System.Globalization;
using System.Text;

namespace HealthChecks;

/// <summary>
/// What is asked of a <see cref="ProbeServer"/>: liveness, answered on its own thread; on a Unix socket, which only the process's own user
/// can open, also the subsets and what takes the instance out of rotation. A worker's subset may be called liveness, and then answers in
/// its place.
/// </summary>
internal sealed class ProbeRouter(HealthEngine engine, StarvationWatch watch, ContainedLogger logger, string livenessPath, bool isPrivate)
{
    private const string Json = "application/json";
    private const string Text = "text/plain; charset=utf-8";

    private bool IsServed(string path) => isPrivate || Is(path, livenessPath);

    public void Answer(ProbeRequest request, ProbeConnection connection)
    {
        var isReadable = request.Method is "GET" or "HEAD";
        if (IsServed(request.Path) && Find(request.Path) is { IsEnabled: true } subset)
        {
            if (isReadable)
                _ = AnswerAsync(subset, request, connection);
            else
                connection.Answer(405, Text, default, isHead: false);
        }
        else if (isPrivate && request.Path is "/cordon" or "/uncordon")
        {
            AnswerCordon(request, connection);
        }
        else if (Is(request.Path, livenessPath))
        {
            if (isReadable)
                AnswerLiveness(request, connection);
            else
                connection.Answer(405, Text, default, isHead: false);
        }
        else
        {
            connection.Answer(404, Text, default, request.IsHead);
        }
    }

    // Without the pool, the engine's lock, or anything else that could be held up: that is what this listener is for.
    private void AnswerLiveness(ProbeRequest request, ProbeConnection connection)
    {
        var isStalled = engine.Lifecycle.IsStalled;
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"status\":\"{(isStalled ? HealthReasons.Starved : "ok")}\",\"queueDelayMs\":{watch.DelaySeconds * 1000:F0}}}");
        connection.Answer(isStalled ? 503 : 200, Json, Encoding.ASCII.GetBytes(body), request.IsHead);
    }

    private void AnswerCordon(ProbeRequest request, ProbeConnection connection)
    {
        if (request.Method != "POST")
        {
            connection.Answer(405, Text, default, request.IsHead);
            return;
        }

        if (request.Path == "/cordon")
        {
            engine.Lifecycle.Cordon();
            logger.Write(Log.Cordoned);
        }
        else
        {
            engine.Lifecycle.Uncordon();
            logger.Write(Log.Uncordoned);
        }

        connection.Answer(200, Json, engine.Lifecycle.IsCordoned ? "{\"cordoned\":true}"u8 : "{\"cordoned\":false}"u8, isHead: false);
    }

    private async Task AnswerAsync(SubsetReporter subset, ProbeRequest request, ProbeConnection connection)
    {
        try
        {
            var report = await subset.GetReportAsync().ConfigureAwait(false);
            var output = new ArrayBufferWriter<byte>(1024);
            var isText = request.Query == "format=text";
            // Whoever can open the socket can read the process's memory; anybody can open the port.
            var detail = isPrivate ? HealthDetail.Full : HealthDetail.Status;
            if (isText)
                TextReportWriter.Write(output, report, detail);
            else
                JsonReportWriter.Write(output, report, detail);
            connection.Answer(subset.StatusCodeOf(report), isText ? Text : Json, output.WrittenSpan, request.IsHead);
        }
        catch (Exception exception)
        {
            engine.OnThreadFailed(exception);
            connection.Answer(500, Text, default, request.IsHead);
        }
    }

    private SubsetReporter? Find(string path)
    {
        foreach (var subset in engine.Subsets)
        {
            if (Is(path, subset.Subset.Path))
                return subset;
        }

        return null;
    }

    private static bool Is(string path, string other) => string.Equals(path, other, StringComparison.OrdinalIgnoreCase);
}
