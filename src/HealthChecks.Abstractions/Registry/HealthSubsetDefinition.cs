namespace HealthChecks;

/// <summary>One declared subset. A null setting takes the default of the subset's kind.</summary>
/// <param name="name">The subset's name.</param>
public sealed class HealthSubsetDefinition(string name)
{
    /// <summary>The subset's name.</summary>
    public string Name { get; } = name;

    /// <summary>What the subset is for; null: by its name.</summary>
    public ProbeKind? Probe { get; init; }

    /// <summary>What the subset is for: <see cref="Probe"/>, or else what its name says.</summary>
    public ProbeKind Kind => Probe ?? (ProbeKind)SubsetDefaults.KindOf(Name);

    /// <summary>Names of the subsets whose memberships this one has too.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];

    /// <summary>Further tags that mean this subset.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether checks registered at run time join by tag; null: as critical members.</summary>
    public JoinByTag? JoinByTag { get; init; }

    /// <summary>Whether the subset may pass when every member is absent; null: no.</summary>
    public bool? AllowEmpty { get; init; }

    /// <summary>Whether the subset is also served ahead of every middleware; null: no.</summary>
    public bool? AheadOfPipeline { get; init; }

    /// <summary>Seconds within which an answer is sent; null: 0.8 for probe kinds, 5 for none.</summary>
    public double? DeadlineSeconds { get; init; }

    /// <summary>Within which time an answer is sent.</summary>
    public TimeSpan Deadline => TimeSpan.FromSeconds(DeadlineSeconds ?? SubsetDefaults.DeadlineSeconds((int)Kind));

    /// <summary>Seconds for which a reading is served again; null: 1 for probe kinds, 10 for none.</summary>
    public double? FreshSeconds { get; init; }

    /// <summary>For which time a reading is served again, where the check does not say less.</summary>
    public TimeSpan Fresh => TimeSpan.FromSeconds(FreshSeconds ?? SubsetDefaults.FreshSeconds((int)Kind));

    /// <summary>Whether a critical member that is Degraded fails the subset; null: no.</summary>
    public bool? WarningsAsErrors { get; init; }

    /// <summary>Whether the subset stays passed once it has passed; null: yes for startup kinds.</summary>
    public bool? Latch { get; init; }

    /// <summary>The HTTP status code for Healthy; null: 200.</summary>
    public int? HealthyStatusCode { get; init; }

    /// <summary>The HTTP status code for Degraded; null: 200.</summary>
    public int? DegradedStatusCode { get; init; }

    /// <summary>The HTTP status code for Unhealthy; null: 503.</summary>
    public int? UnhealthyStatusCode { get; init; }

    /// <summary>The HTTP status code while the application drains; null: as for Unhealthy.</summary>
    public int? DrainingStatusCode { get; init; }

    /// <summary>Failing evaluations in a row before a subset that passes counts as Unhealthy; null: 1.</summary>
    public int? FailAfter { get; init; }

    /// <summary>Passing evaluations in a row before a subset that is Unhealthy passes again; null: 1.</summary>
    public int? PassAfter { get; init; }

    /// <summary>How many of the subset's checks may run at the same time for it; null: all.</summary>
    public int? MaxParallel { get; init; }
}
