using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests;

internal static class Telling
{
    /// <summary>Neither the text nor the data of a result holds any of these.</summary>
    public static void AssertDoesNotTell(this HealthCheckResult result, params string[] secrets)
    {
        var told = $"{result.Description} {string.Join(' ', result.Data.Select(static pair => $"{pair.Key}={pair.Value}"))}";
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    /// <summary>The text of a result does not hold this; its data may.</summary>
    public static void AssertDoesNotTellInText(this HealthCheckResult result, string detail) =>
        Assert.DoesNotContain(detail, result.Description, StringComparison.Ordinal);

    /// <summary>The reasons of all findings, in order.</summary>
    public static string[] Reasons(this HealthCheckResult result) =>
        result.Data is HealthResultData data ? [.. data.Findings.Select(static finding => finding.Reason)] : [];
}
