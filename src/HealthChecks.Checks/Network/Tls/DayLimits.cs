using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// When a certificate that expires is a warning, and when a failure. Whichever limit is set first, two that contradict each other throw
/// when the second is set; one that is left at its default gives way to the other.
/// </summary>
internal sealed class DayLimits(double defaultWarning, double defaultCritical)
{
    private const string WarningName = "WarningDays";
    private const string CriticalName = "CriticalDays";

    private double? _warning;
    private double? _critical;
    private bool _warningIsSet;
    private bool _criticalIsSet;

    public double? Warning
    {
        get => _warningIsSet ? _warning : Math.Max(defaultWarning, _critical ?? defaultWarning);
        set => (_warning, _warningIsSet) = (Checked(WarningName, value, value, _critical), true);
    }

    public double? Critical
    {
        get => _criticalIsSet ? _critical : Math.Min(defaultCritical, _warning ?? defaultCritical);
        set => (_critical, _criticalIsSet) = (Checked(CriticalName, value, _warning, value), true);
    }

    public HealthStatus Judge(double daysLeft)
    {
        if (daysLeft < Critical)
            return HealthStatus.Unhealthy;
        return daysLeft < Warning ? HealthStatus.Degraded : HealthStatus.Healthy;
    }

    private static double? Checked(string name, double? value, double? warning, double? critical)
    {
        if (value is { } days && !(days is >= 0 and <= 3650))
        {
            throw new ArgumentOutOfRangeException(
                name,
                days,
                $"{name} is no number of days: set it between 0 and 3650, or to null to leave this level out.");
        }

        if (warning < critical)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{WarningName} ({warning}) is below {CriticalName} ({critical}): raise {WarningName}, or set it to null."),
                name);
        }

        return value;
    }
}
