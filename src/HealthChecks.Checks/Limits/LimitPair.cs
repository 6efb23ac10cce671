using System.Numerics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The two limits of one figure: Degraded at the one, Unhealthy at the other. Whichever is set first, two that contradict each other throw
/// when the second is set; one that is left at its default gives way to the other.
/// </summary>
/// <typeparam name="T">What the figure is counted in.</typeparam>
/// <param name="kind">Which values can be limits, and which side of them is bad.</param>
/// <param name="warningName">What the option for the first is called.</param>
/// <param name="criticalName">What the option for the second is called.</param>
internal sealed class LimitPair<T>(LimitKind kind, string warningName, string criticalName)
    where T : struct, INumber<T>
{
    private T? _warning;
    private T? _critical;
    private bool _warningIsSet;
    private bool _criticalIsSet;

    public T? DefaultWarning { get; init; }

    public T? DefaultCritical { get; init; }

    public T? Warning
    {
        get => _warningIsSet ? _warning : Contradict(DefaultWarning, _critical) ? _critical : DefaultWarning;
        set => (_warning, _warningIsSet) = (Checked(warningName, value, value, _critical), true);
    }

    public T? Critical
    {
        get => _criticalIsSet ? _critical : Contradict(_warning, DefaultCritical) ? _warning : DefaultCritical;
        set => (_critical, _criticalIsSet) = (Checked(criticalName, value, _warning, value), true);
    }

    /// <summary>How bad a value is, and the limit that says so; that is 0 where none is reached.</summary>
    public (HealthStatus Status, T Limit) Judge(T value)
    {
        if (IsReached(value, Critical))
            return (HealthStatus.Unhealthy, Critical!.Value);
        return IsReached(value, Warning) ? (HealthStatus.Degraded, Warning!.Value) : (HealthStatus.Healthy, T.Zero);
    }

    // A comparison with what is not there is false.
    private bool IsReached(T value, T? limit) => IsFloor ? value < limit : value >= limit;

    private bool IsFloor => kind is LimitKind.Floor or LimitKind.FloorPercent;

    private bool IsPercent => kind is LimitKind.Percent or LimitKind.FloorPercent;

    private bool Contradict(T? warning, T? critical) => IsFloor ? warning < critical : warning > critical;

    private T? Checked(string name, T? value, T? warning, T? critical)
    {
        if (value is { } given && !IsPossible(given))
        {
            throw new ArgumentOutOfRangeException(
                name,
                given,
                IsPercent
                    ? $"{name} is not a percentage: set it between 0 and 100, or to null to leave this level out."
                    : $"{name} is negative: set it to 0 or more, or to null to leave this level out.");
        }

        if (Contradict(warning, critical))
        {
            var (wrong, right) = IsFloor ? ("below", "raise") : ("above", "lower");
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{warningName} ({warning}) is {wrong} {criticalName} ({critical}): {right} {warningName}, or set it to null."),
                name);
        }

        return value;
    }

    private bool IsPossible(T value) => value >= T.Zero && (!IsPercent || value <= T.CreateChecked(100));
}
