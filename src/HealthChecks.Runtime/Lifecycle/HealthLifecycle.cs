namespace HealthChecks;

/// <summary>
/// What holds of the whole instance, whatever its checks say: it starts, it drains, it is out of rotation, it is starved. Each imposes a
/// reason on the subsets of certain kinds.
/// </summary>
internal sealed class HealthLifecycle : IHealthLifecycle, IHealthStartup
{
    private readonly object _gate = new();
    private readonly List<string> _closed = [];
    private readonly List<string> _gates = [];
    private readonly Action _changed;
    private volatile string? _readiness;
    private volatile string? _startup;
    private volatile bool _isDraining;
    private bool _isRunning;
    private bool _isStarved;

    public HealthLifecycle(IEnumerable<StartupGate> gates, Action changed)
    {
        _changed = changed;
        foreach (var gate in gates)
        {
            if (_gates.Contains(gate.Name))
                continue;
            _gates.Add(gate.Name);
            _closed.Add(gate.Name);
        }

        Settle();
    }

    public bool IsDraining => _isDraining;

    public bool IsCordoned { get; private set; }

    /// <summary>Whether the thread pool has done nothing for so long that the process is no use any more.</summary>
    public bool IsStalled { get; private set; }

    public IReadOnlyList<string> Closed
    {
        get
        {
            lock (_gate)
                return [.. _closed];
        }
    }

    /// <summary>What is imposed on the subsets of a kind; null for nothing.</summary>
    public string? ReasonFor(ProbeKind kind) => kind switch
    {
        ProbeKind.Readiness => _readiness,
        ProbeKind.Startup => _startup,
        _ => null,
    };

    /// <summary>Whether a reason says that no work is wanted, whatever the checks find: there is no need to ask them.</summary>
    public static bool NeedsNoChecks(string reason) => reason is HealthReasons.Draining or HealthReasons.Cordoned or HealthReasons.Starved;

    /// <summary>Says that this is the running process, and not one that only asks its checks.</summary>
    public void OnRunning() => Change(() => _isRunning = true);

    public void SetStarved(bool isStarved, bool isStalled)
    {
        IsStalled = isStalled;
        if (_isStarved != isStarved)
            Change(() => _isStarved = isStarved);
    }

    public void Drain()
    {
        lock (_gate)
        {
            if (IsDraining)
                return;
            _isDraining = true;
            Settle();
        }

        _changed();
    }

    public void Cordon() => Change(() => IsCordoned = true);

    public void Uncordon() => Change(() => IsCordoned = false);

    public void Open(string gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (!_gates.Contains(gate))
        {
            throw new ArgumentException(
                $"There is no startup gate '{gate}': {NameAdvice.For(gate, _gates, "declare it with services.AddHealthStartupGate")}",
                nameof(gate));
        }

        Change(() => _closed.Remove(gate));
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Settle();
        }

        _changed();
    }

    private void Settle()
    {
        _startup = _closed.Count == 0 ? null : _isRunning ? HealthReasons.Starting : HealthReasons.NeedsRunningProcess;
        _readiness = IsDraining ? HealthReasons.Draining
            : IsCordoned ? HealthReasons.Cordoned
            : _isStarved ? HealthReasons.Starved
            : _startup;
    }
}
