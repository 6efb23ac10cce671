namespace HealthChecks;

/// <summary>
/// What one channel has still to deliver: at most one alert on each thing, the oldest first, and no more than a limit. One sender takes; anybody
/// adds.
/// </summary>
internal sealed class AlertQueue(int capacity)
{
    private readonly object _lock = new();
    private readonly List<PendingAlert> _alerts = [];
    private readonly SemaphoreSlim _signal = new(0, 1);

    public int Count
    {
        get
        {
            lock (_lock)
                return _alerts.Count;
        }
    }

    /// <summary>Adds an alert; what it follows up is brought together with it.</summary>
    /// <returns>Whether the oldest alert had to go.</returns>
    public bool Add(HealthAlert alert)
    {
        var added = new PendingAlert(alert);
        lock (_lock)
        {
            var index = IndexOf(alert.Fingerprint);
            if (index >= 0)
                Replace(index, _alerts[index].Followed(added));
            else
                _alerts.Add(added);

            var isOver = _alerts.Count > capacity;
            if (isOver)
                _alerts.RemoveAt(0);
            if (_alerts.Count > 0 && _signal.CurrentCount == 0)
                _signal.Release();
            return isOver;
        }
    }

    /// <summary>Gives back what could not be delivered: behind the others, which may have more luck.</summary>
    /// <returns>Whether it had to go, because there is no room left.</returns>
    public bool Return(PendingAlert alert)
    {
        lock (_lock)
        {
            var index = IndexOf(alert.Alert.Fingerprint);
            if (index >= 0)
                Replace(index, alert.Followed(_alerts[index]));
            else if (_alerts.Count == capacity)
                return true;
            else
                _alerts.Add(alert);
            return false;
        }
    }

    public PendingAlert? Take()
    {
        lock (_lock)
        {
            if (_alerts.Count == 0)
                return null;

            var first = _alerts[0];
            _alerts.RemoveAt(0);
            return first;
        }
    }

    /// <summary>Waits until something may be there.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => Count > 0 ? Task.CompletedTask : _signal.WaitAsync(cancellationToken);

    private void Replace(int index, PendingAlert? with)
    {
        if (with is null)
            _alerts.RemoveAt(index);
        else
            _alerts[index] = with;
    }

    private int IndexOf(string fingerprint)
    {
        for (var i = 0; i < _alerts.Count; i++)
        {
            if (_alerts[i].Alert.Fingerprint == fingerprint)
                return i;
        }

        return -1;
    }
}
