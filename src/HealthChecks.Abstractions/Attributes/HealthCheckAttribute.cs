namespace HealthChecks;

/// <summary>
/// Marks a health check: a class that implements <c>IHealthCheck</c>; a static method of the registry that returns one (a factory; its
/// parameters are services, and null means that the check is absent here); or a static method of the registry that is the check and
/// returns <c>HealthCheckResult</c>, <c>Task&lt;HealthCheckResult&gt;</c> or <c>ValueTask&lt;HealthCheckResult&gt;</c>.
/// </summary>
/// <param name="name">
/// The check's name: lower-case letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, at most 63 characters, unique in the registry.
/// Default: the class or method name in kebab case, less a trailing <c>HealthCheck</c> or <c>Check</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class HealthCheckAttribute(string? name = null) : Attribute
{
    /// <summary>The check's name as given, or null for the default.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// The default of the check's memberships: whether its failure fails a subset (true) or degrades it at most (false). Default true.
    /// </summary>
    public bool Critical { get; set; } = true;

    /// <summary>
    /// Whether the check may be absent outside Development without failing the subsets in which it is critical. Default false.
    /// </summary>
    public bool Optional { get; set; }

    /// <summary>Whether the check blocks its thread, and so runs on a thread of its own. Default: the check type's own, else false.</summary>
    public bool Blocking { get; set; }

    /// <summary>
    /// Whether only the running process can know what the check asks, such as whether its own background service goes on: in
    /// <c>health run</c> the check then fails with <c>needs-running-process</c> and is not run. Default: the check type's own, else false.
    /// </summary>
    public bool NeedsRunningProcess { get; set; }

    /// <summary>
    /// Seconds after which a run counts as Unhealthy, <c>timeout</c>, and its token is cancelled. Default: the check type's own
    /// (see <see cref="HealthCheckDefaultsAttribute"/>), else 5.
    /// </summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>
    /// Seconds for which a reading is served again. Default: that of the subset asked. The smallest explicit setting wins.
    /// </summary>
    public double FreshSeconds { get; set; }

    /// <summary>
    /// Seconds between runs in the background, with a random first offset and 10 % jitter; probes then read the last reading and never
    /// wait. Default none: the check runs when a probe asks and its reading is no longer fresh.
    /// </summary>
    public double EverySeconds { get; set; }

    /// <summary>
    /// Seconds after which a reading no longer counts, and the check is Unhealthy, <c>stale</c>. Default 30; in the background
    /// 3 × <see cref="EverySeconds"/> + <see cref="TimeoutSeconds"/>.
    /// </summary>
    public double MaxAgeSeconds { get; set; }

    /// <summary>
    /// Failing readings in a row before a check that passes counts as Unhealthy, 1 to 1000; a passing one (Healthy or Degraded) in between
    /// starts the count again. The first reading of all counts at once, and so does one after a gap longer than
    /// <see cref="MaxAgeSeconds"/>. Default 1.
    /// </summary>
    public int FailAfter { get; set; } = 1;

    /// <summary>
    /// Passing readings (Healthy or Degraded) in a row before a check that is Unhealthy passes again, 1 to 1000; a failing one in between
    /// starts the count again. The first reading of all counts at once. Default 1.
    /// </summary>
    public int PassAfter { get; set; } = 1;

    /// <summary>
    /// Who else is hit when what the check looks at fails; read by the build's rules. Default: the check type's own, else inferred from
    /// the clients that the check uses.
    /// </summary>
    public DependencyScope Dependency { get; set; }

    /// <summary>What the check is about, for people. Shown to everybody who may see check names. Default none.</summary>
    public string? Description { get; set; }

    /// <summary>Further tags of the check's <c>HealthCheckRegistration</c>, beside the names of its subsets.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>The registry that the check belongs to, where the project has several. Default: the only one.</summary>
    public Type? Registry { get; set; }
}
