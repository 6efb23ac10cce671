namespace HealthChecks;

/// <summary>Declares a subset of the registry: a named group of checks that one probe asks for.</summary>
/// <remarks>
/// Settings left alone take the default of the subset's <see cref="Probe"/> kind. When two registries declare a subset of one name
/// the subsets merge; the settings of the including registry win, and two included registries that differ are a start-up error.
/// </remarks>
/// <param name="name">
/// The name: one URL segment of lower-case letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, at most 63 characters.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HealthSubsetAttribute(string name) : Attribute
{
    /// <summary>The name of the subset.</summary>
    public string Name { get; } = name;

    /// <summary>Names of subsets whose memberships this one has too. An explicit <see cref="InSubsetAttribute"/> overrides one.</summary>
    public string[] Includes { get; set; } = [];

    /// <summary>
    /// What the subset is for. Default: by its name (<c>startup</c>; <c>readiness</c>, <c>ready</c>; <c>liveness</c>, <c>live</c>),
    /// otherwise <see cref="ProbeKind.None"/>.
    /// </summary>
    public ProbeKind Probe { get; set; }

    /// <summary>
    /// Further tags that mean this subset, such as <c>ready</c>: a check registered at run time by another package joins the subsets
    /// that its tags name.
    /// </summary>
    public string[] Tags { get; set; } = [];

    /// <summary>
    /// Whether checks registered at run time join this subset by tag, and how. Default <see cref="HealthChecks.JoinByTag.Critical"/>.
    /// </summary>
    public JoinByTag JoinByTag { get; set; }

    /// <summary>
    /// Whether the subset may pass when every member of it is absent here. Default false: it is then Unhealthy, <c>empty</c>. A subset
    /// that has no member at all never passes.
    /// </summary>
    public bool AllowEmpty { get; set; }

    /// <summary>
    /// Whether the subset is also served ahead of every middleware, with its status only, so that host filtering, redirects and
    /// authorization cannot get between it and the prober. Default false.
    /// </summary>
    public bool AheadOfPipeline { get; set; }

    /// <summary>
    /// Seconds within which an answer is sent, from what is known by then. Default 0.8 for probe kinds (a kubelet waits one second
    /// unless told otherwise), 5 for <see cref="ProbeKind.None"/>.
    /// </summary>
    public double DeadlineSeconds { get; set; }

    /// <summary>
    /// Seconds for which a reading is served again. The smallest explicit setting of check and subset wins. Default 1; 10 for
    /// <see cref="ProbeKind.None"/>. Zero runs the checks for every probe that does not find a run in flight.
    /// </summary>
    public double FreshSeconds { get; set; }

    /// <summary>Whether a critical member that is Degraded fails the subset. Default false: Degraded passes.</summary>
    public bool WarningsAsErrors { get; set; }

    /// <summary>Whether the subset, once it has passed, stays passed until the process ends. Default: true for startup kinds.</summary>
    public bool Latch { get; set; }

    /// <summary>The HTTP status code for Healthy. Default 200.</summary>
    public int HealthyStatusCode { get; set; }

    /// <summary>The HTTP status code for Degraded. Default 200.</summary>
    public int DegradedStatusCode { get; set; }

    /// <summary>The HTTP status code for Unhealthy. Default 503.</summary>
    public int UnhealthyStatusCode { get; set; }

    /// <summary>
    /// The HTTP status code while the application drains, for readiness kinds, which then fail with the reason <c>draining</c>. Default:
    /// <see cref="UnhealthyStatusCode"/>.
    /// </summary>
    public int DrainingStatusCode { get; set; }

    /// <summary>Failing evaluations in a row before a subset that passes counts as Unhealthy. Default 1.</summary>
    public int FailAfter { get; set; }

    /// <summary>Passing evaluations in a row before a subset that is Unhealthy passes again. Default 1.</summary>
    public int PassAfter { get; set; }

    /// <summary>How many of the subset's checks may run at the same time for it. Default: all of them.</summary>
    public int MaxParallel { get; set; }
}
