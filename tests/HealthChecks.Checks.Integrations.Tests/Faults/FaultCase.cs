using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A check whose server is in a bad way, and how the server gets well.</summary>
/// <param name="Check">The check.</param>
/// <param name="Break">Breaks the server, once the check has passed; null when it never does.</param>
/// <param name="Mend">Mends it; null when that is the end.</param>
internal sealed record FaultCase(IHealthCheck Check, Func<Task>? Break = null, Func<Task>? Mend = null)
{
    /// <summary>A case whose server is broken and mended by a word.</summary>
    public static FaultCase Switched(IHealthCheck check, Action break_, Action mend) => new(check, Does(break_), Does(mend));

    /// <summary>A case in which nothing is broken, and servers need a moment before they are well.</summary>
    public static FaultCase Settling(IHealthCheck check) => new(check, static () => Task.CompletedTask);

    private static Func<Task> Does(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
