using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What a report says of one check.</summary>
public readonly struct CheckReport
{
    private readonly EngineClock _clock;
    private readonly SubsetMember _member;
    private readonly Reading _reading;

    internal CheckReport(EngineClock clock, SubsetMember member, in Reading reading)
    {
        _clock = clock;
        _member = member;
        _reading = reading;
    }

    /// <summary>The check's name.</summary>
    public string Name => _member.Cell.Name;

    /// <summary>What the check is about, for people; null for nothing said.</summary>
    public string? About => _member.Cell.Check.Definition?.Description;

    /// <summary>The check's own status, whatever weight it has in the subset.</summary>
    public HealthStatus Status => Outcome.Status;

    /// <summary>The stable reason code: see <see cref="HealthReasons"/>.</summary>
    public string Reason => Outcome.Reason;

    /// <summary>
    /// The status of the last reading: other than <see cref="Status"/> while it does not count yet, because of
    /// <see cref="HealthCheckDefinition.FailAfter"/> or <see cref="HealthCheckDefinition.PassAfter"/>.
    /// </summary>
    public HealthStatus LastStatus => (Outcome.Last ?? Outcome).Status;

    /// <summary>The reason code of the last reading; see <see cref="LastStatus"/>.</summary>
    public string LastReason => (Outcome.Last ?? Outcome).Reason;

    /// <summary>How many readings in a row, up to the last, speak against <see cref="Status"/>; 0 when the last one counts.</summary>
    public int Consecutive => Outcome.Consecutive;

    /// <summary>Whether the check's failure fails the subset (true) or degrades it at most (false).</summary>
    public bool Critical => _member.Critical;

    /// <summary>Whether the check does not apply here, and so has no vote.</summary>
    public bool IsAbsent => Outcome.IsAbsent;

    /// <summary>Whether the check was still running at the subset's deadline, and this is its reading before, or none.</summary>
    public bool IsLate => (_reading.Marks & ReadingMarks.Late) != 0;

    /// <summary>
    /// Whether <see cref="Status"/> means anything: false in what <see cref="SubsetReporter.Look()"/> returns while nobody has asked the check.
    /// </summary>
    public bool IsKnown => (_reading.Marks & ReadingMarks.Unknown) == 0;

    /// <summary>What the check says, for those whom a policy admits; null for nothing.</summary>
    public string? Text => Outcome.Text;

    /// <summary>The single things that the check says, in its order; empty where it does not tell them apart.</summary>
    public IReadOnlyList<HealthFinding> Findings => Outcome.Findings;

    /// <summary>The check's figures, for those whom a policy admits.</summary>
    public IReadOnlyDictionary<string, object> Data => Outcome.Data;

    /// <summary>The exception behind the status; null for none. For logs, never for an answer.</summary>
    public Exception? Exception => Outcome.Exception;

    /// <summary>How long the run took that the reading is from; null where no run is behind it.</summary>
    public TimeSpan? Duration => IsMeasured ? TimeSpan.FromMicroseconds(_reading.Microseconds) : null;

    /// <summary>How old the reading is now; null where no run is behind it.</summary>
    public TimeSpan? Age => IsMeasured ? _clock.ToTimeSpan(Math.Max(0, _clock.Now - _reading.MeasuredAt)) : null;

    /// <summary>When the reading was made, UTC; null where no run is behind it.</summary>
    public DateTimeOffset? MeasuredAt => IsMeasured ? _clock.ToUtc(_reading.MeasuredAt) : null;

    /// <summary>
    /// How long a run has been going on that was given up at its timeout and has not returned: nothing more is started meanwhile. Null
    /// when there is none.
    /// </summary>
    public TimeSpan? WedgedFor => _member.Cell.WedgedFor(_clock.Now) is { } stamps ? _clock.ToTimeSpan(stamps) : null;

    /// <summary>Since when the check has counted as what it does, UTC; null before its first reading.</summary>
    public DateTimeOffset? Since => _member.Cell.Track is { Status: not null } track ? _clock.ToUtc(track.Since) : null;

    /// <summary>The tags of the check's registration: for a declared check, the subsets that it is a member of.</summary>
    internal IEnumerable<string> Tags => _member.Cell.Registration.Tags;

    internal HealthReportEntry ToEntry() => new(
        Outcome.FrameworkStatus,
        // The framework's engine puts a thrown exception's message here, and writers rely on it.
        Outcome.WasThrown ? Exception!.Message : Text,
        Duration ?? TimeSpan.Zero,
        Exception,
        Data,
        _member.Cell.Registration.Tags);

    private Outcome Outcome => _reading.Outcome!;

    private bool IsMeasured => (_reading.Marks & ReadingMarks.Unmeasured) == 0;
}
