using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What a subset counts as, evaluation after evaluation: its hysteresis, and what it has been. Its owner keeps it to one thread at a
/// time.
/// </summary>
internal sealed class SubsetVerdict
{
    private HealthStatus? _status;
    private int _against;
    private long _countedAt;
    private long _evaluatedAt;

    public StatusTrack Track { get; } = new();

    /// <summary>Takes note of one more evaluation, and makes the report count as what the subset counts as.</summary>
    public StatusChange Note(SubsetReport report, SubsetSettings settings, long now)
    {
        var held = settings.Hysteresis is { } hysteresis && _status is { } before && IsHeld(report, hysteresis, before, settings, now, ref _against, ref _countedAt)
            ? before
            : (HealthStatus?)null;
        _evaluatedAt = now;
        if (held is { } status)
            report.Hold(status, _against);
        else
            _against = 0;

        _status = report.Status;
        return Track.Note(report.Status, report.Reason, now);
    }

    /// <summary>Makes the report count as one more evaluation would make it, without being one.</summary>
    public void Preview(SubsetReport report, SubsetSettings settings, long now)
    {
        var (against, countedAt) = (_against, _countedAt);
        if (settings.Hysteresis is { } hysteresis && _status is { } before && IsHeld(report, hysteresis, before, settings, now, ref against, ref countedAt))
            report.Hold(before, against);
    }

    private bool IsHeld(SubsetReport report, Hysteresis hysteresis, HealthStatus before, SubsetSettings settings, long now, ref int against, ref long countedAt)
    {
        var passes = report.Passes;
        if (passes == (before != HealthStatus.Unhealthy))
            return false;

        // Nothing to go by is no reading; and only a pass that still counts can stand in for a failure.
        if (report.IsEmpty || (!passes && now - _evaluatedAt > settings.MaxAge))
            return false;

        // Probes that come faster than readings are renewed do not make the count run faster.
        if (against == 0 || now - countedAt >= settings.Fresh)
        {
            against++;
            countedAt = now;
        }

        return !hysteresis.IsEnough(passes, against);
    }
}
