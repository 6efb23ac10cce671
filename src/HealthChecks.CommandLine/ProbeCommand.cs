using System.Globalization;
using System.Net.Sockets;

namespace HealthChecks;

/// <summary><c>health probe</c>: asks the running process, and believes nothing but an answer of its own.</summary>
internal static class ProbeCommand
{
    public static int Run(ComposedHealthRegistry registry, HealthCommand command, CancellationToken cancellationToken)
    {
        var subset = registry.FindSubset(command.Subset!);
        if (subset is null && command.Subset != "liveness")
            return command.RefuseSubset(registry);

        var path = subset?.Path ?? registry.Root.LivenessPath;
        if (path.Length == 0)
            return Fail("The liveness probe is switched off in this application.");

        var target = ProbeTarget.From(command.Url, command.Socket, path, Environment.GetEnvironmentVariable, out var error);
        if (target is null)
            return Fail(error);

        var seconds = command.TimeoutSeconds ?? (subset?.Definition.Deadline.TotalSeconds ?? 0) + 1;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            var format = subset is null ? "" : command.Json ? "?format=json" : "?format=text";
            var answer = ProbeClient.Get(target, format, command.HostHeader, limit.Token);
            return Judge(answer, subset?.Name, target, command);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fail(string.Create(CultureInfo.InvariantCulture, $"{target} gave no answer within {seconds} s."));
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return Fail($"{target} cannot be reached: {exception.Message}");
        }
    }

    private static int Judge(ProbeAnswer answer, string? subset, ProbeTarget target, HealthCommand command)
    {
        if (subset is null)
        {
            // The listeners of the engine's own add how long work waits.
            var isAlive = answer.StatusCode == 200 && IsLiveness(answer.Body, "ok");
            if (!isAlive && !IsLiveness(answer.Body, "starved"))
                return NotOurs(answer, target);
            CommandConsole.Output.WriteLine(command.Json ? answer.Body : "liveness".PadRight(24) + (isAlive ? " ... OK" : " ... starved"));
            return isAlive ? 0 : 1;
        }

        var prefix = command.Json ? $"{{\"subset\":\"{subset}\",\"status\":\"" : subset + ": ";
        if (!answer.Body.StartsWith(prefix, StringComparison.Ordinal))
            return NotOurs(answer, target);

        CommandConsole.Output.WriteLine(command.Json ? answer.Body : ReportLines.Of(answer.Body, command.Verbose).TrimEnd('\n'));

        var status = answer.Body.AsSpan(prefix.Length);
        var passes = status.StartsWith("Healthy", StringComparison.Ordinal) || status.StartsWith("Degraded", StringComparison.Ordinal);
        return passes && answer.StatusCode is >= 200 and < 300 ? 0 : 1;
    }

    private static bool IsLiveness(string body, string status)
    {
        var plain = $"{{\"status\":\"{status}\"";
        return body == plain + "}" || (body.StartsWith(plain + ",\"queueDelayMs\":", StringComparison.Ordinal) && body.EndsWith('}'));
    }

    private static int NotOurs(ProbeAnswer answer, ProbeTarget target) => Fail(answer.StatusCode switch
    {
        400 => $"{target} answered 400: host filtering refuses the Host header; pass an allowed one with --host-header, or declare the subset with AheadOfPipeline = true.",
        401 or 403 => $"{target} answered {answer.StatusCode}: the endpoint asks for authorization.",
        404 => $"{target} answered 404: the process does not serve this path; call app.MapHealth(), or pass the right one with --url.",
        >= 300 and < 400 => $"{target} answered {answer.StatusCode}: it redirects, which says nothing about health.",
        _ => $"{target} answered {answer.StatusCode}, but not with a health report.",
    });

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
