using System.Runtime.CompilerServices;

namespace HealthChecks;

/// <summary><c>health probe</c>: asks the running process.</summary>
internal static class ProbeCommand
{
    /// <summary>What a native program would pay for TLS it is to have asked for: there it is another program's, <c>health-probe</c>.</summary>
    private static ProbeClient.Secure? Tls => RuntimeFeature.IsDynamicCodeSupported ? ProbeTls.Open : null;

    private static ProbeClient.Secure? InsecureTls => RuntimeFeature.IsDynamicCodeSupported ? ProbeTls.OpenInsecure : null;

    public static int Run(ComposedHealthRegistry registry, HealthCommand command, CancellationToken cancellationToken)
    {
        var subset = registry.FindSubset(command.Subset!);
        if (subset is null && command.Subset != "liveness")
            return CommandConsole.RefuseSubset(registry, command);

        var format = command.Nagios ? ProbeFormat.Nagios : command.Json ? ProbeFormat.Json : ProbeFormat.Text;
        return QuestionOf(registry, subset, command, format, out var error) is { } question
            ? ProbeCall.Ask(question, cancellationToken).Write(CommandConsole.Output, Console.Error)
            : CommandConsole.Fail(error, command);
    }

    /// <summary>What to ask for a subset, or for liveness where there is none; null where it cannot be asked for.</summary>
    public static ProbeQuestion? QuestionOf(ComposedHealthRegistry registry, ComposedHealthSubset? subset, HealthCommand command, ProbeFormat format, out string error)
    {
        var target = ProcessAddress.Find(command, settings => ProcessAddress.PathOf(registry, subset, settings), ProcessSettings.Read, out error);
        if (target is null)
            return null;
        if (target.Path.Length == 0)
        {
            error = "The liveness probe is switched off in this application.";
            return null;
        }

        return new ProbeQuestion
        {
            Target = target,
            Subset = subset?.Name,
            IsLiveness = subset is null,
            Format = format,
            Verbose = command.Verbose,
            HostHeader = command.HostHeader,
            TimeoutSeconds = command.TimeoutSeconds ?? (subset?.Definition.Deadline.TotalSeconds ?? 0) + 1,
            Secure = command.Insecure ? InsecureTls : Tls,
        };
    }
}
