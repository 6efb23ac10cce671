using System.Threading.Channels;

namespace HealthChecks;

/// <summary>
/// Hands every transition to those who want to know. Whoever makes one never waits: each reader has a queue of its own, and one that is
/// too slow loses the oldest.
/// </summary>
internal sealed class TransitionFeed(EngineClock clock, HealthHistory? history)
{
    private const int MostWaiting = 1000;

    private readonly object _gate = new();
    private Channel<HealthTransition>[] _readers = [];
    private bool _isClosed;

    public void OnCheck(Cell cell, Outcome outcome, in StatusChange change, long now)
    {
        if (_readers.Length > 0 || history is not null)
            Publish(Describe(HealthSubject.Check, cell.Name, cell.Track, change, now, CriticalSubsetsOf(cell.Check), outcome.Text));
    }

    public void OnSubset(string name, StatusTrack track, in StatusChange change, long now, IReadOnlyList<string> failing)
    {
        if (_readers.Length > 0 || history is not null)
            Publish(Describe(HealthSubject.Subset, name, track, change, now, failing, text: null));
    }

    public Channel<HealthTransition> Open()
    {
        var channel = Channel.CreateBounded<HealthTransition>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
        {
            if (_isClosed)
                channel.Writer.TryComplete();
            else
                _readers = [.. _readers, channel];
        }

        return channel;
    }

    public void Close(Channel<HealthTransition> channel)
    {
        lock (_gate)
            _readers = Array.FindAll(_readers, each => each != channel);
        channel.Writer.TryComplete();
    }

    /// <summary>Ends every reader, after what it has not read yet.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var reader in _readers)
                reader.Writer.TryComplete();
            _readers = [];
        }
    }

    private void Publish(HealthTransition transition)
    {
        history?.OnTransition(transition);
        foreach (var reader in _readers)
            reader.Writer.TryWrite(transition);
    }

    private HealthTransition Describe(
        HealthSubject subject,
        string name,
        StatusTrack track,
        in StatusChange before,
        long now,
        IReadOnlyList<string> related,
        string? text) => new(subject, name, track.Status!.Value, track.Reason!)
        {
            PreviousStatus = before.Status,
            PreviousReason = before.Reason,
            PreviousDuration = before.Status is null ? TimeSpan.Zero : clock.ToTimeSpan(now - before.Since),
            PreviousCount = before.Count,
            At = clock.ToUtc(now),
            Related = related,
            Text = text,
        };

    private static List<string> CriticalSubsetsOf(ComposedHealthCheck check)
    {
        var names = new List<string>();
        foreach (var subset in check.MemberOf)
        {
            if (subset.IsCritical(check))
                names.Add(subset.Name);
        }

        return names;
    }
}
