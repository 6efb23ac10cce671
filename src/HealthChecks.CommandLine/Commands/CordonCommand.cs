using System.Net.Sockets;

namespace HealthChecks;

/// <summary>
/// <c>health cordon</c> and <c>health uncordon</c>: take the running process out of rotation, and back. On its Unix socket only, which
/// nobody else can open.
/// </summary>
internal static class CordonCommand
{
    private const double DefaultTimeoutSeconds = 5;

    public static int Run(HealthCommand command, CancellationToken cancellationToken)
    {
        var verb = command.Verb!.Name;
        var target = ProcessAddress.Find(command, _ => "/" + verb, ProcessSettings.Read, out var error);
        if (target is null)
            return CommandConsole.Fail(error);
        if (target.Socket is null)
            return CommandConsole.Fail($"health {verb} needs the process's Unix socket: set HealthChecks__Socket for the process and for this command, or pass --socket <path>.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(command.TimeoutSeconds ?? DefaultTimeoutSeconds));
        try
        {
            var answer = ProbeClient.Send(new ProbeExchange("POST", target), limit.Token);
            if (answer.StatusCode != 200 || !answer.Body.StartsWith("{\"cordoned\":", StringComparison.Ordinal))
                return CommandConsole.Fail($"{target} answered {answer.StatusCode}, but not as a health socket does.");

            var isCordoned = answer.Body.Contains("true", StringComparison.Ordinal);
            CommandConsole.Output.WriteLine(command.Json ? answer.Body : isCordoned ? "out of rotation" : "in rotation");
            return 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CommandConsole.Fail($"{target} gave no answer.");
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException)
        {
            return CommandConsole.Fail($"{target} cannot be reached: {exception.Message}");
        }
    }
}
