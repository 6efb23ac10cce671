using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One declared check. A null setting takes its default.</summary>
/// <param name="name">The check's name.</param>
/// <param name="factory">
/// Builds the check from services. Null from it means that the check is absent here (see <see cref="MayBeAbsent"/>).
/// </param>
public sealed class HealthCheckDefinition(string name, Func<IServiceProvider, IHealthCheck?> factory)
{
    /// <summary>The check's name.</summary>
    public string Name { get; } = name;

    /// <summary>Builds the check from services.</summary>
    public Func<IServiceProvider, IHealthCheck?> Factory { get; } = factory;

    /// <summary>Where the check is declared, for messages: a type or a method.</summary>
    public string Source { get; init; } = "";

    /// <summary>The check's memberships, with what holds in each.</summary>
    public IReadOnlyList<HealthMembership> Memberships { get; init; } = [];

    /// <summary>The services that the check is built from.</summary>
    public IReadOnlyList<HealthCheckDependency> Dependencies { get; init; } = [];

    /// <summary>
    /// The check's class, where an instance registered under it in the service collection is to be used instead of a new one; else null.
    /// </summary>
    public Type? CheckType { get; init; }

    /// <summary>Whether the factory may return null. Decided once, when the engine starts.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Whether an absent check passes outside Development where it is critical.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the check blocks its thread, and so gets one of its own.</summary>
    public bool Blocking { get; init; }

    /// <summary>
    /// Whether only the running process can know what the check asks: elsewhere (<c>health run</c>) it fails with
    /// <see cref="HealthReasons.NeedsRunningProcess"/> and is not run.
    /// </summary>
    public bool NeedsRunningProcess { get; init; }

    /// <summary>Seconds after which a run counts as Unhealthy; null: 5.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Seconds for which a reading is served again; null: as the subset says.</summary>
    public double? FreshSeconds { get; init; }

    /// <summary>Seconds between background runs; null: runs on demand.</summary>
    public double? EverySeconds { get; init; }

    /// <summary>Seconds after which a reading no longer counts; null: 30, or 3 × period + timeout.</summary>
    public double? MaxAgeSeconds { get; init; }

    /// <summary>Failing readings in a row before a check that passes counts as Unhealthy; null: 1.</summary>
    public int? FailAfter { get; init; }

    /// <summary>Passing readings in a row before a check that is Unhealthy passes again; null: 1.</summary>
    public int? PassAfter { get; init; }

    /// <summary>Names of the checks without which this one means nothing, as the check's own registry knows them.</summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>What the check is about, for people.</summary>
    public string? Description { get; init; }

    /// <summary>Further tags of the check's registration.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Why the check cannot be used, when the generator had to reject it; else null. Such a check is always Unhealthy,
    /// <see cref="HealthReasons.InvalidRegistration"/>.
    /// </summary>
    public string? InvalidBecause { get; init; }

    /// <summary>A check that the generator had to reject: a member that is always Unhealthy.</summary>
    /// <param name="name">The check's name.</param>
    /// <param name="because">Why it cannot be used.</param>
    /// <param name="source">Where it is declared.</param>
    /// <param name="memberships">Its memberships.</param>
    /// <returns>The definition.</returns>
    public static HealthCheckDefinition Invalid(string name, string because, string source, params HealthMembership[] memberships) =>
        new(name, static _ => null) { InvalidBecause = because, Source = source, Memberships = memberships };
}
