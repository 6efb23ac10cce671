using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>Runs checks as an engine does, and reads what they say.</summary>
internal static class CheckRun
{
    public static Task<HealthCheckResult> RunAsync(this IHealthCheck check) => check.RunUntilAsync(TestContext.Current.CancellationToken);

    public static Task<HealthCheckResult> RunUntilAsync(
        this IHealthCheck check,
        CancellationToken cancellationToken,
        TimeSpan? timeout = null) =>
        check.CheckHealthAsync(
            new HealthCheckContext { Registration = new HealthCheckRegistration("check", check, null, null, timeout) },
            cancellationToken);

    public static string? Reason(this HealthCheckResult result) =>
        result.Data.TryGetValue(HealthReasons.DataKey, out var reason) ? (string)reason : null;

    /// <summary>The data keys, without that of the reason.</summary>
    public static string[] DataKeys(this HealthCheckResult result) =>
        [.. result.Data.Keys.Where(static key => key != HealthReasons.DataKey)];

    public static void AssertHealthy(this HealthCheckResult result, params string[] dataKeys)
    {
        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Null(result.Reason());
        Assert.Equal(dataKeys, result.DataKeys());
    }

    public static void AssertFailed(
        this HealthCheckResult result,
        string reason,
        Exception? cause = null,
        HealthStatus status = HealthStatus.Unhealthy)
    {
        Assert.Equal(reason, result.Reason());
        Assert.Equal(status, result.Status);
        Assert.NotNull(result.Description);
        if (cause is not null)
            Assert.Same(cause, result.Exception);
    }

    /// <summary>Nothing of the result holds the text: neither what is shown nor, where the exception is our own, what is logged.</summary>
    public static void AssertSilentAbout(this HealthCheckResult result, string text)
    {
        Assert.DoesNotContain(text, result.Description);
        Assert.All(result.Data, entry => Assert.DoesNotContain(text, $"{entry.Key}={entry.Value}"));
        if (result.Exception is { } exception && exception.GetType().Assembly == typeof(CheckReasons).Assembly)
            Assert.DoesNotContain(text, exception.ToString());
    }

    public static HealthCheckDefaultsAttribute? Defaults<TCheck>() => typeof(TCheck).GetCustomAttribute<HealthCheckDefaultsAttribute>();
}
