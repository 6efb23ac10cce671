using System.Globalization;

namespace HealthChecks.Generator.Parsing;

/// <summary>Numbers as messages write them.</summary>
internal static class NumberText
{
    public static string Of(double value) => value.ToString(CultureInfo.InvariantCulture);
}
