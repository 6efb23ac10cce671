namespace HealthChecks;

/// <summary>
/// Says that a check means nothing while another one fails: it is then not run, and is Unhealthy with the reason
/// <c>blocked-by:</c> and the other's name, so that one outage is one alarm. Stands beside <see cref="HealthCheckAttribute"/>, once for
/// each cause.
/// </summary>
/// <param name="check">The name of a check that the same registry declares or includes (rule HCK003). Cycles are rule HCK125.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class BlockedByAttribute([CheckName] string check) : Attribute
{
    /// <summary>The name of the check that this one depends on.</summary>
    public string Check { get; } = check;
}
