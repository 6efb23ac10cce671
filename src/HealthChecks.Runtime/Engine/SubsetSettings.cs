using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// A subset's members and settings, timing in stamps of the engine's clock, with every default applied. Immutable: a change of
/// configuration makes others.
/// </summary>
internal sealed class SubsetSettings
{
    /// <summary>What is kept back of a deadline, so that the answer is with the prober by then and not only built.</summary>
    private const double SendingSeconds = 0.04;

    private readonly int _healthyStatusCode;
    private readonly int _degradedStatusCode;
    private readonly int _unhealthyStatusCode;
    private readonly int _drainingStatusCode;

    public SubsetSettings(HealthEngine engine, ComposedHealthSubset subset, HealthOptions options, SubsetSettings? before)
    {
        var definition = subset.Definition;
        options.Subsets.TryGetValue(subset.Name, out var given);
        IsEnabled = options.Enabled && (given?.Enabled ?? true);
        WarningsAsErrors = given?.WarningsAsErrors ?? definition.WarningsAsErrors ?? false;
        AllowEmpty = definition.AllowEmpty ?? false;
        Hysteresis = Hysteresis.Of(given?.FailAfter ?? definition.FailAfter, given?.PassAfter ?? definition.PassAfter);
        _healthyStatusCode = given?.HealthyStatusCode ?? definition.HealthyStatusCode ?? 200;
        _degradedStatusCode = given?.DegradedStatusCode ?? definition.DegradedStatusCode ?? 200;
        _unhealthyStatusCode = given?.UnhealthyStatusCode ?? definition.UnhealthyStatusCode ?? 503;
        _drainingStatusCode = given?.DrainingStatusCode ?? definition.DrainingStatusCode ?? _unhealthyStatusCode;

        var clock = engine.Clock;
        var deadline = given?.DeadlineSeconds ?? definition.Deadline.TotalSeconds;
        Deadline = clock.ToStamps(deadline - Math.Min(SendingSeconds, deadline / 20));

        var explicitFresh = CellSettings.Smallest(given?.FreshSeconds ?? definition.FreshSeconds, options.FreshSeconds);
        Fresh = clock.ToStamps(explicitFresh ?? definition.Fresh.TotalSeconds);
        Members = new SubsetMember[subset.Members.Count];
        for (var i = 0; i < Members.Length; i++)
        {
            var member = subset.Members[i];
            var cell = engine.Cells[member.Check.Index];
            // The smallest explicit setting wins; what no longer counts is not fresh either.
            var fresh = cell.Settings.Fresh is { } own
                ? explicitFresh is null ? own : Math.Min(own, Fresh)
                : Fresh;
            Members[i] = new SubsetMember(cell, member.Critical, Math.Min(fresh, cell.Settings.MaxAge));
            MaxAge = Math.Max(MaxAge, cell.Settings.MaxAge);
        }

        var most = given?.MaxParallel ?? definition.MaxParallel;
        Limit = most is null ? null : before?.Limit is { } limit && limit.Most == most ? limit : new RunLimit(most.Value);
    }

    public SubsetMember[] Members { get; }

    /// <summary>Whether the subset is served.</summary>
    public bool IsEnabled { get; }

    /// <summary>How long a round takes at most.</summary>
    public long Deadline { get; }

    /// <summary>How long a reading is served again where its check does not say less.</summary>
    public long Fresh { get; }

    /// <summary>The age at which no member's reading counts any more.</summary>
    public long MaxAge { get; }

    public bool WarningsAsErrors { get; }

    public bool AllowEmpty { get; }

    /// <summary>How many evaluations in a row change the status; null: any does.</summary>
    public Hysteresis? Hysteresis { get; }

    /// <summary>How many of the members may run at the same time; null for all.</summary>
    public RunLimit? Limit { get; }

    /// <summary>The member of a name, whatever its case; null for none.</summary>
    public SubsetMember? Find(string check) =>
        Array.Find(Members, member => string.Equals(member.Cell.Name, check, StringComparison.OrdinalIgnoreCase));

    public int StatusCodeOf(HealthStatus status, bool isDraining) => status switch
    {
        HealthStatus.Healthy => _healthyStatusCode,
        HealthStatus.Degraded => _degradedStatusCode,
        _ => isDraining ? _drainingStatusCode : _unhealthyStatusCode,
    };
}
