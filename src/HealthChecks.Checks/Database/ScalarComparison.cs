using System.Globalization;

namespace HealthChecks;

/// <summary>Compares what a driver returned with what somebody wrote in code: drivers differ in the types of their numbers.</summary>
internal static class ScalarComparison
{
    public static bool AreSame(object expected, object? actual)
    {
        if (actual is null or DBNull)
            return expected is DBNull;

        if (!IsNumber(expected) || !IsNumber(actual))
            return expected.Equals(actual);

        return IsFloating(expected) || IsFloating(actual)
            ? Convert.ToDouble(expected, CultureInfo.InvariantCulture).Equals(Convert.ToDouble(actual, CultureInfo.InvariantCulture))
            : Convert.ToDecimal(expected, CultureInfo.InvariantCulture) == Convert.ToDecimal(actual, CultureInfo.InvariantCulture);
    }

    /// <summary>A value as a number; null when it is none.</summary>
    public static double? NumberOf(object? value) =>
        value is not null && IsNumber(value) && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number)
            ? number
            : null;

    private static bool IsNumber(object value) => Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static bool IsFloating(object value) => value is float or double;
}
