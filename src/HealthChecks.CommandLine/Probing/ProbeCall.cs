using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>Asks a process, and believes nothing but an answer of ours.</summary>
internal static class ProbeCall
{
    public static ProbeOutcome Ask(ProbeQuestion question, CancellationToken cancellationToken)
    {
        var target = question.Target;
        if (target.IsSecure && question.Secure is null)
        {
            return ProbeOutcome.Failed(
                question,
                $"{target} is an https:// address, and a native program speaks no TLS here: pass a plain one with --url, or ask with the tool health-probe.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(question.TimeoutSeconds));
        try
        {
            return Judge(question, ProbeClient.Send(ExchangeOf(question), limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProbeOutcome.Failed(question, string.Create(CultureInfo.InvariantCulture, $"{target} gave no answer within {question.TimeoutSeconds} s."));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException)
        {
            return ProbeOutcome.Failed(question, $"{target} cannot be reached: {exception.Message}");
        }
    }

    /// <summary>The request of a question.</summary>
    public static ProbeExchange ExchangeOf(ProbeQuestion question) => new("GET", question.Target)
    {
        Query = question.Query,
        HostHeader = question.HostHeader,
        Secure = question.Secure,
        IsHeadEnough = question.IsAny,
    };

    private static ProbeOutcome Judge(ProbeQuestion question, ProbeAnswer answer)
    {
        if (question.IsAny)
            return JudgeCode(question, answer);
        // Whatever comes with it.
        if (answer.StatusCode is >= 300 and < 400)
            return ProbeOutcome.Failed(question, Refusal(question.Target, answer));

        // Those who name no subset may get liveness.
        if (question.Subset is null && (question.IsLiveness || LivenessBody.Is(answer.Body, "ok") || LivenessBody.Is(answer.Body, "starved")))
            return JudgeLiveness(question, answer);

        return question.Format == ProbeFormat.Text ? JudgeText(question, answer) : JudgeJson(question, answer);
    }

    private static ProbeOutcome JudgeCode(ProbeQuestion question, ProbeAnswer answer)
    {
        if (answer.StatusCode is < 200 or >= 300)
            return ProbeOutcome.Failed(question, Refusal(question.Target, answer));

        return question.Format switch
        {
            ProbeFormat.Nagios => new ProbeOutcome(NagiosLine.Ok, NagiosLine.Of(NagiosLine.Ok, $"{question.Target.Path} answered {answer.StatusCode}")),
            ProbeFormat.Json => new ProbeOutcome(0, string.Create(CultureInfo.InvariantCulture, $"{{\"statusCode\":{answer.StatusCode}}}")),
            _ => new ProbeOutcome(0, ReportLines.Of(question.Target.Path, $"OK {answer.StatusCode}")),
        };
    }

    private static ProbeOutcome JudgeLiveness(ProbeQuestion question, ProbeAnswer answer)
    {
        // The listeners of the engine's own add how long work waits.
        var isAlive = answer.StatusCode == 200 && LivenessBody.Is(answer.Body, "ok");
        if (!isAlive && !LivenessBody.Is(answer.Body, "starved"))
            return ProbeOutcome.Failed(question, Refusal(question.Target, answer));

        return question.Format switch
        {
            ProbeFormat.Nagios when isAlive => new ProbeOutcome(NagiosLine.Ok, NagiosLine.Of(NagiosLine.Ok, "liveness")),
            ProbeFormat.Nagios => new ProbeOutcome(NagiosLine.Critical, NagiosLine.Of(NagiosLine.Critical, "liveness: starved")),
            ProbeFormat.Json => new ProbeOutcome(isAlive ? 0 : 1, answer.Body),
            _ => new ProbeOutcome(isAlive ? 0 : 1, ReportLines.Of("liveness", isAlive ? "OK" : "starved")),
        };
    }

    private static ProbeOutcome JudgeText(ProbeQuestion question, ProbeAnswer answer)
    {
        if (ReportLines.StatusOf(answer.Body, question.Subset) is not { } status)
            return ProbeOutcome.Failed(question, Refusal(question.Target, answer));

        return new ProbeOutcome(ExitCodeOf(status, answer), ReportLines.Of(answer.Body, question.Verbose).TrimEnd('\n'));
    }

    private static ProbeOutcome JudgeJson(ProbeQuestion question, ProbeAnswer answer)
    {
        if (ReportDocument.Read(Encoding.UTF8.GetBytes(answer.Body)) is not { } report || (question.Subset is not null && report.Subset != question.Subset))
            return ProbeOutcome.Failed(question, Refusal(question.Target, answer));

        var exitCode = ExitCodeOf(report.Status, answer);
        if (question.Format == ProbeFormat.Json)
            return new ProbeOutcome(exitCode, answer.Body);

        exitCode = NagiosCodeOf(exitCode == 0, report.Status);
        return new ProbeOutcome(exitCode, NagiosLine.Of(exitCode, report));
    }

    /// <summary>What a monitor calls a report.</summary>
    public static int NagiosCodeOf(bool passes, string status) =>
        !passes ? NagiosLine.Critical : status == "Healthy" ? NagiosLine.Ok : NagiosLine.Warning;

    private static int ExitCodeOf(string status, ProbeAnswer answer) =>
        status is "Healthy" or "Degraded" && answer.StatusCode is >= 200 and < 300 ? 0 : 1;

    private static string Refusal(ProbeTarget target, ProbeAnswer answer) => answer.StatusCode switch
    {
        400 => $"{target} answered 400: host filtering refuses the Host header; pass an allowed one with --host-header, or declare the subset with AheadOfPipeline = true.",
        401 or 403 => $"{target} answered {answer.StatusCode}: the endpoint asks for authorization.",
        404 => $"{target} answered 404: the process does not serve this path; call app.MapHealth(), or pass the right one with --url.",
        >= 300 and < 400 => $"{target} answered {answer.StatusCode}: it redirects, which says nothing about health.",
        _ => $"{target} answered {answer.StatusCode}, but not with a health report.",
    };
}
