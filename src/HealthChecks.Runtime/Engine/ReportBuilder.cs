using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Adds up the readings of a subset's members at one moment.</summary>
internal static class ReportBuilder
{
    /// <summary>A report on a subset, or on some of its members.</summary>
    /// <param name="subset">The subset.</param>
    /// <param name="settings">The settings that are in force.</param>
    /// <param name="members">The members to report on, by name, ordinal.</param>
    /// <param name="started">When the question was asked.</param>
    /// <param name="now">The moment.</param>
    /// <param name="version">The engine's version before anything was read.</param>
    /// <param name="isDevelopment">Whether the application runs in Development.</param>
    public static SubsetReport Build(SubsetReporter subset, SubsetSettings settings, SubsetMember[] members, long started, long now, int version, bool isDevelopment)
    {
        var warningsAsErrors = settings.WarningsAsErrors;
        var readings = new Reading[members.Length];
        var status = HealthStatus.Healthy;
        var freshUntil = long.MaxValue;
        var voters = 0;

        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            var reading = member.Cell.Read(now, started, member.Fresh, out var until);
            freshUntil = Math.Min(freshUntil, until);

            if (reading.Outcome!.IsAbsent)
            {
                if (!member.Critical || member.Cell.Settings.Optional || isDevelopment || reading.Outcome == Outcome.Disabled)
                {
                    readings[i] = reading;
                    continue;
                }

                reading = reading with { Outcome = Outcome.AbsentButCritical };
            }

            readings[i] = reading;
            voters++;
            status = Worse(status, Vote(reading.Outcome!.Status, member.Critical, warningsAsErrors));
        }

        // Nothing to go by is not the same as nothing wrong.
        var isEmpty = voters == 0 && (members.Length == 0 || !settings.AllowEmpty);
        if (isEmpty)
            status = HealthStatus.Unhealthy;

        return new SubsetReport(subset, settings, members, readings, status, isEmpty, started, now, version, freshUntil);
    }

    /// <summary>What a report says of some of its members: the same readings, and what those add up to.</summary>
    public static SubsetReport Without(SubsetReport report, Predicate<string> isExcluded)
    {
        var members = new List<SubsetMember>(report.Count);
        var readings = new List<Reading>(report.Count);
        var status = HealthStatus.Healthy;
        var voters = 0;
        for (var i = 0; i < report.Count; i++)
        {
            var (member, reading) = report.MemberAt(i);
            if (isExcluded(member.Cell.Name))
                continue;

            members.Add(member);
            readings.Add(reading);
            if (reading.Outcome!.IsAbsent)
                continue;

            voters++;
            status = Worse(status, Vote(reading.Outcome.Status, member.Critical, report.Settings.WarningsAsErrors));
        }

        var isEmpty = voters == 0 && (members.Count == 0 || !report.Settings.AllowEmpty);
        return report.Part([.. members], [.. readings], isEmpty ? HealthStatus.Unhealthy : status, isEmpty);
    }

    private static HealthStatus Worse(HealthStatus status, HealthStatus vote) => vote < status ? vote : status;

    private static HealthStatus Vote(HealthStatus status, bool critical, bool warningsAsErrors) => status switch
    {
        // A status outside the framework's three is no proof of health either.
        HealthStatus.Healthy => HealthStatus.Healthy,
        HealthStatus.Degraded => critical && warningsAsErrors ? HealthStatus.Unhealthy : HealthStatus.Degraded,
        _ => critical ? HealthStatus.Unhealthy : HealthStatus.Degraded,
    };
}
