using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>The readings of a subset's members at one moment, and the status that they add up to. Immutable.</summary>
public sealed class SubsetReport
{
    private readonly SubsetMember[] _members;
    private readonly Reading[] _readings;
    private readonly long _started;
    private readonly long _builtAt;
    private string? _imposed;

    internal SubsetReport(
        SubsetReporter subset,
        SubsetSettings settings,
        SubsetMember[] members,
        Reading[] readings,
        HealthStatus status,
        bool isEmpty,
        long started,
        long builtAt,
        int version,
        long freshUntil)
    {
        Reporter = subset;
        Settings = settings;
        _members = members;
        _readings = readings;
        Status = status;
        LastStatus = status;
        IsEmpty = isEmpty;
        _started = started;
        _builtAt = builtAt;
        Version = version;
        FreshUntil = freshUntil;
    }

    /// <summary>The subset that the report is on.</summary>
    public SubsetReporter Reporter { get; }

    /// <summary>The name of the subset.</summary>
    public string Subset => Reporter.Name;

    /// <summary>What the subset counts as.</summary>
    public HealthStatus Status { get; private set; }

    /// <summary>
    /// What the members add up to: other than <see cref="Status"/> while that does not count yet, because of the subset's
    /// <see cref="HealthSubsetDefinition.FailAfter"/> or <see cref="HealthSubsetDefinition.PassAfter"/>, or whatever they add up to while
    /// the whole instance is not to get work.
    /// </summary>
    public HealthStatus LastStatus { get; }

    /// <summary>How many evaluations in a row, up to this one, speak against <see cref="Status"/>; 0 when this one counts.</summary>
    public int Consecutive { get; private set; }

    /// <summary>Whether the subset fails because the process is about to stop.</summary>
    public bool IsDraining => _imposed == HealthReasons.Draining;

    /// <summary>Whether the subset passes: Healthy or Degraded.</summary>
    public bool Passes => Status != HealthStatus.Unhealthy;

    /// <summary>
    /// Whether <see cref="Status"/> means anything: false in what <see cref="SubsetReporter.Look()"/> returns while somebody would have to ask first.
    /// </summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>Whether the subset fails because no member of it applies here.</summary>
    public bool IsEmpty { get; }

    /// <summary>
    /// The subset's own reason code: <see cref="HealthReasons.Empty"/>; what holds of the whole instance, such as
    /// <see cref="HealthReasons.Draining"/>; or the bare word for its status. The members have theirs.
    /// </summary>
    public string Reason => _imposed is not null ? _imposed : IsEmpty ? HealthReasons.Empty : Status switch
    {
        HealthStatus.Healthy => HealthReasons.Healthy,
        HealthStatus.Degraded => HealthReasons.Degraded,
        _ => HealthReasons.Unhealthy,
    };

    /// <summary>Whether <see cref="Reason"/> says more than <see cref="Status"/>.</summary>
    public bool HasOwnReason => _imposed is not null || IsEmpty;

    /// <summary>How long the report took, from the question to the answer.</summary>
    public TimeSpan Duration => Reporter.Clock.ToTimeSpan(_builtAt - _started);

    /// <summary>The number of members.</summary>
    public int Count => _readings.Length;

    /// <summary>The members, by name, ordinal.</summary>
    public IReadOnlyList<CheckReport> Checks
    {
        get
        {
            var checks = new CheckReport[_readings.Length];
            for (var i = 0; i < checks.Length; i++)
                checks[i] = this[i];
            return checks;
        }
    }

    /// <summary>The report without some of the members: the same readings, and what the others add up to.</summary>
    /// <param name="isExcluded">Tells by its name whether a check is left out.</param>
    /// <returns>The report; Unhealthy, <see cref="HealthReasons.Empty"/>, when nothing is left.</returns>
    public SubsetReport Without(Predicate<string> isExcluded)
    {
        ArgumentNullException.ThrowIfNull(isExcluded);
        return ReportBuilder.Without(this, isExcluded);
    }

    internal SubsetSettings Settings { get; }

    internal int Version { get; }

    internal long FreshUntil { get; }

    /// <summary>When the report was made, a stamp of the engine's clock.</summary>
    internal long BuiltAt => _builtAt;

    /// <summary>Whether the report fails for a reason that is not its members'.</summary>
    internal bool IsImposed => _imposed is not null;

    /// <summary>One member.</summary>
    /// <param name="index">Its place by name, from 0.</param>
    /// <returns>What the report says of it.</returns>
    public CheckReport this[int index] => new(Reporter.Clock, _members[index], _readings[index]);

    /// <summary>One member, by name.</summary>
    /// <param name="check">The name of the check, whatever its case.</param>
    /// <returns>What the report says of it; null when it is no member.</returns>
    public CheckReport? Find(string check)
    {
        for (var i = 0; i < _readings.Length; i++)
        {
            if (string.Equals(_members[i].Cell.Name, check, StringComparison.OrdinalIgnoreCase))
                return this[i];
        }

        return null;
    }

    /// <summary>
    /// The framework's report on the same readings, for code that takes one. Its status is the framework's own sum: it knows neither critical
    /// members nor <see cref="Status"/>.
    /// </summary>
    /// <returns>The report.</returns>
    public HealthReport ToHealthReport()
    {
        var entries = new Dictionary<string, HealthReportEntry>(_readings.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _readings.Length; i++)
            entries[this[i].Name] = this[i].ToEntry();
        return new HealthReport(entries, Duration);
    }

    /// <summary>Makes the report count as what the subset has counted as before. Before anybody has seen it.</summary>
    internal void Hold(HealthStatus status, int consecutive)
    {
        Status = status;
        Consecutive = consecutive;
    }

    /// <summary>Makes the report fail for a reason that is not its members'. Before anybody has seen it.</summary>
    internal void Impose(string reason)
    {
        Status = HealthStatus.Unhealthy;
        _imposed = reason;
    }

    /// <summary>Makes the report say nothing of its own. Before anybody has seen it.</summary>
    internal void SetUnknown() => IsKnown = false;

    /// <summary>Marks a member that nobody has asked. Before anybody has seen the report.</summary>
    internal void SetUnknown(int index) => _readings[index] = _readings[index] with { Marks = _readings[index].Marks | ReadingMarks.Unknown };

    internal (SubsetMember Member, Reading Reading) MemberAt(int index) => (_members[index], _readings[index]);

    /// <summary>A report of the same moment on some of the members; what holds of the whole instance holds of it.</summary>
    internal SubsetReport Part(SubsetMember[] members, Reading[] readings, HealthStatus status, bool isEmpty)
    {
        var part = new SubsetReport(Reporter, Settings, members, readings, status, isEmpty, _started, _builtAt, Version, FreshUntil) { IsKnown = IsKnown };
        if (_imposed is not null)
            part.Impose(_imposed);
        return part;
    }

    /// <summary>The names of the members that fail the subset, or would if it were not for its hysteresis.</summary>
    internal List<string> Failing()
    {
        var names = new List<string>();
        for (var i = 0; i < _readings.Length; i++)
        {
            var check = this[i];
            if (check.Critical && !check.IsAbsent && check.Status is not (HealthStatus.Healthy or HealthStatus.Degraded))
                names.Add(check.Name);
        }

        return names;
    }

    /// <summary>Whether any reading is from a run that had begun before a moment, and a newer one can be had.</summary>
    internal bool HasRunFromBefore(long stamp)
    {
        var clock = Reporter.Clock;
        for (var i = 0; i < _readings.Length; i++)
        {
            var cell = _members[i].Cell;
            var begun = _readings[i].MeasuredAt - clock.ToStamps(_readings[i].Microseconds / 1e6);
            if (begun < stamp && !cell.IsSettled && cell.WedgedFor(stamp) is null)
                return true;
        }

        return false;
    }
}
