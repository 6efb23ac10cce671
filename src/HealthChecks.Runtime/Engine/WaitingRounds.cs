namespace HealthChecks;

/// <summary>
/// The rounds that wait for a cell's run: most often one, and then nothing is allocated for it. Its owner keeps it to one thread at a time.
/// </summary>
internal struct WaitingRounds
{
    private Round? _first;
    private List<Round>? _others;

    /// <summary>Adds a round, in the place of one that has been answered meanwhile: a run that hangs must not collect them.</summary>
    public void Add(Round round)
    {
        if (_first is null || _first.IsCompleted)
        {
            _first = round;
            return;
        }

        _others ??= [];
        if (_others.Count == _others.Capacity)
            _others.RemoveAll(static other => other.IsCompleted);
        _others.Add(round);
    }

    /// <summary>Tells all of them that the run has ended. A round that is complete by that reads other cells: not under a gate.</summary>
    public readonly void Arrive()
    {
        _first?.Arrive();
        if (_others is null)
            return;

        foreach (var round in _others)
            round.Arrive();
    }
}
