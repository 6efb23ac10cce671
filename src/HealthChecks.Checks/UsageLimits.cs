using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The limits of a check that watches something fill up. Whichever limit is set first, two that contradict each other throw when the
/// second is set; one that is left at its default gives way to the other.
/// </summary>
internal sealed class UsageLimits(double defaultWarning, double defaultCritical, string minimumName)
{
    private const string WarningName = "WarningPercent";
    private const string CriticalName = "CriticalPercent";

    private double? _warning;
    private double? _critical;
    private long? _minimum;
    private bool _warningIsSet;
    private bool _criticalIsSet;

    public double? Warning
    {
        get => _warningIsSet ? _warning : Math.Min(defaultWarning, _critical ?? defaultWarning);
        set => (_warning, _warningIsSet) = (Checked(WarningName, value, value, _critical), true);
    }

    public double? Critical
    {
        get => _criticalIsSet ? _critical : Math.Max(defaultCritical, _warning ?? defaultCritical);
        set => (_critical, _criticalIsSet) = (Checked(CriticalName, value, _warning, value), true);
    }

    public long? Minimum
    {
        get => _minimum;
        set => _minimum = value is not < 0
            ? value
            : throw new ArgumentOutOfRangeException(
                minimumName,
                value,
                $"{minimumName} is negative: set it to a number of bytes, or to null to leave it out.");
    }

    /// <summary>How bad it is, and why; Healthy and null when no limit is reached.</summary>
    public (HealthStatus Status, string? Text) Judge(double usedPercent, long leftBytes)
    {
        if (usedPercent >= Critical)
            return (HealthStatus.Unhealthy, Reached(usedPercent, "critical", Critical.Value));
        if (leftBytes < _minimum)
            return (HealthStatus.Unhealthy, Text($"{leftBytes} bytes are left; the minimum is {_minimum}."));
        if (usedPercent >= Warning)
            return (HealthStatus.Degraded, Reached(usedPercent, "warning", Warning.Value));
        return (HealthStatus.Healthy, null);
    }

    private static string Reached(double usedPercent, string level, double limit) =>
        Text($"{usedPercent:0.#} % is used; the {level} level is {limit:0.#} %.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double? Checked(string name, double? value, double? warning, double? critical)
    {
        if (value is { } percent && !(percent is >= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(
                name,
                percent,
                $"{name} is not a percentage: set it between 0 and 100, or to null to leave this level out.");
        }

        if (warning > critical)
        {
            throw new ArgumentException(
                Text($"{WarningName} ({warning}) is above {CriticalName} ({critical}): lower {WarningName}, or set it to null."),
                name);
        }

        return value;
    }
}
