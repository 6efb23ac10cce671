using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Adds up the readings of a subset's members at one moment.</summary>
internal static class ReportBuilder
{
    public static SubsetReport Build(SubsetReporter subset, SubsetSettings settings, long started, long now, int version, bool isDevelopment)
    {
        var members = settings.Members;
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
            var vote = Vote(reading.Outcome!.Status, member.Critical, warningsAsErrors);
            if (vote < status)
                status = vote;
        }

        // Nothing to go by is not the same as nothing wrong.
        var isEmpty = voters == 0 && (members.Length == 0 || !settings.AllowEmpty);
        if (isEmpty)
            status = HealthStatus.Unhealthy;

        return new SubsetReport(subset, settings, readings, status, isEmpty, started, now, version, freshUntil);
    }

    private static HealthStatus Vote(HealthStatus status, bool critical, bool warningsAsErrors) => status switch
    {
        // A status outside the framework's three is no proof of health either.
        HealthStatus.Healthy => HealthStatus.Healthy,
        HealthStatus.Degraded => critical && warningsAsErrors ? HealthStatus.Unhealthy : HealthStatus.Degraded,
        _ => critical ? HealthStatus.Unhealthy : HealthStatus.Degraded,
    };
}
