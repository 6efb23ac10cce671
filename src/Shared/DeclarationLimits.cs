namespace HealthChecks;

/// <summary>What the numbers of a declaration may be. The build and the engine agree by sharing it.</summary>
internal static class DeclarationLimits
{
    /// <summary>How a duration that must pass is put right.</summary>
    public const string PositiveRule = "more than 0 and at most 86400 seconds";

    /// <summary>How a duration that may be none is put right.</summary>
    public const string NotNegativeRule = "0 to 86400 seconds";

    /// <summary>How a status code is put right.</summary>
    public const string StatusCodeRule = "200 to 599";

    /// <summary>How a number of readings, evaluations or runs is put right.</summary>
    public const string CountRule = "1 to 1000";

    // A day is far beyond any timing that makes sense, and far below what overflows.
    public static bool IsPositive(double seconds) => seconds is > 0 and <= 86400;

    public static bool IsNotNegative(double seconds) => seconds is >= 0 and <= 86400;

    public static bool IsStatusCode(int code) => code is >= 200 and <= 599;

    public static bool IsCount(int count) => count is >= 1 and <= 1000;
}
