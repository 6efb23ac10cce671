namespace HealthChecks;

/// <summary>What a subset is told to who only looks, or asks for one member.</summary>
public sealed partial class SubsetReporter
{
    /// <summary>
    /// What is known of the subset now, whoever asked before: for a page or a scrape. It starts no run and counts as no evaluation. What nobody has
    /// asked, or not lately, is there and not known.
    /// </summary>
    /// <returns>A report; see <see cref="SubsetReport.IsKnown"/> and <see cref="CheckReport.IsKnown"/>.</returns>
    public SubsetReport Look()
    {
        var now = _engine.Clock.Now;
        var last = LastReport;
        var report = Preview(now);
        var (isAllKnown, isOnDemand) = MarkUnknown(report);
        if (ImposedReason is { } imposed)
            report.Impose(imposed);
        else if (last is not null && CountsStill(last, isAllKnown, isOnDemand, now))
            report.Hold(last.Status, last.Consecutive);
        else if (!isAllKnown)
            report.SetUnknown();
        return report;
    }

    /// <summary>
    /// Since when the subset has counted as what its members add up to, UTC; null before its first evaluation. What holds of the whole instance, such as
    /// <see cref="HealthReasons.Draining"/>, does not change it.
    /// </summary>
    public DateTimeOffset? Since
    {
        get
        {
            lock (_gate)
                return Track.Status is null ? null : Clock.ToUtc(Track.Since);
        }
    }

    /// <summary>
    /// A report on one member by the subset's deadline: from its reading while that is fresh, else from a run. It counts as no evaluation of the subset;
    /// the check counts in full, critical or not.
    /// </summary>
    /// <param name="check">The name of the check, whatever its case.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <returns>The report; null when the check is no member.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async ValueTask<SubsetReport?> GetCheckReportAsync(string check, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        var settings = _settings;
        if (settings.Find(check) is not { } member)
            return null;

        await _engine.StartAsync().ConfigureAwait(false);
        var round = new CheckRound(_engine, _engine.Clock.Now, settings.Deadline, _engine.LimitOf(settings));
        var queued = member.Cell.Join(round, round.Started, member.Fresh) && _engine.Submit(member.Cell, round.Limit, round.Started);
        round.Arrive();
        _engine.Launch(round, queued);
        await round.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return BuildOf(member, settings, round.Started, _engine.Clock.Now);
    }

    /// <summary>What is known of one member now; see <see cref="Look()"/>.</summary>
    /// <param name="check">The name of the check, whatever its case.</param>
    /// <returns>The report; null when the check is no member.</returns>
    public SubsetReport? Look(string check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var settings = _settings;
        if (settings.Find(check) is not { } member)
            return null;

        var now = _engine.Clock.Now;
        var report = BuildOf(member, settings, now, now);
        if (!MarkUnknown(report).IsAllKnown)
            report.SetUnknown();
        return report;
    }

    /// <summary>What an evaluation would come to now, for who only looks: none is made, nothing is kept, and no member runs.</summary>
    internal SubsetReport Preview(long now)
    {
        lock (_gate)
        {
            var settings = _settings;
            var report = Build(settings, settings.Members, now, now);
            _verdict.Preview(report, settings, now);
            return report;
        }
    }

    // The one member is asked for itself: whatever weight it has elsewhere, here it has all of it.
    private SubsetReport BuildOf(SubsetMember member, SubsetSettings settings, long started, long now)
    {
        var report = Build(settings, [member], started, now);
        if (!report.IsEmpty && !report[0].IsAbsent)
            report.Hold(report[0].Status < report.Status ? report[0].Status : report.Status, consecutive: 0);
        return report;
    }

    private SubsetReport Build(SubsetSettings settings, SubsetMember[] members, long started, long now) =>
        ReportBuilder.Build(this, settings, members, started, now, _engine.Version, _engine.IsDevelopment);

    private static (bool IsAllKnown, bool IsOnDemand) MarkUnknown(SubsetReport report)
    {
        var isAllKnown = true;
        var isOnDemand = true;
        for (var i = 0; i < report.Count; i++)
        {
            var (member, reading) = report.MemberAt(i);
            isOnDemand &= !member.Cell.Settings.IsBackground;
            if (member.Cell.IsKnown(reading))
                continue;

            isAllKnown = false;
            report.SetUnknown(i);
        }

        return (isAllKnown, isOnDemand);
    }

    // An answer that would be served again is what counts; else what is known of the members does, whether or not anybody asks. Where that
    // is not all, what was answered last does as long as a reading in it can: not where a member runs in the background, and may fail since.
    private bool CountsStill(SubsetReport last, bool isAllKnown, bool isOnDemand, long now)
    {
        if (IsLatched)
            return true;
        if (last.IsImposed)
            return false;
        return (last.Version == _engine.Version && now < last.FreshUntil) || (!isAllKnown && isOnDemand && now - last.BuiltAt <= last.Settings.MaxAge);
    }
}
