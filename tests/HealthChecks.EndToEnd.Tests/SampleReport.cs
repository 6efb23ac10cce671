using System.Text.Json;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>What the sample says of the checks of a subset, by their names.</summary>
internal static class SampleReport
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    public static async Task<Dictionary<string, (string Status, string? Reason)>> ChecksAsync(this RunningWebApp app, string subset)
    {
        using var report = JsonDocument.Parse((await app.GetAsync("/healthcheck/" + subset)).Body);
        return report.RootElement.GetProperty("checks").EnumerateObject().ToDictionary(
            static check => check.Name,
            static check => (check.Value.GetProperty("status").GetString()!, check.Value.GetProperty("reason").GetString()));
    }

    /// <summary>The names of the checks that are green, once they are as a test wants them; fails when they do not become so.</summary>
    public static async Task<string[]> GreenAsync(this RunningWebApp app, string subset, Func<string[], bool> isWanted)
    {
        var limit = DateTime.UtcNow + Soon;
        while (true)
        {
            var checks = await app.ChecksAsync(subset);
            string[] green = [.. checks.Where(static check => check.Value.Status == "Healthy" && check.Value.Reason != "absent").Select(static check => check.Key).Order()];
            if (isWanted(green))
                return green;

            Assert.True(DateTime.UtcNow < limit, $"{string.Join('\n', checks)}\n{app.Log}");
            await Task.Delay(200);
        }
    }

    /// <summary>Waits until a check has a status and a reason; fails when it does not get them.</summary>
    public static async Task WaitForAsync(this RunningWebApp app, string subset, string check, string status, string reason)
    {
        var limit = DateTime.UtcNow + Soon;
        while (true)
        {
            var (foundStatus, foundReason) = (await app.ChecksAsync(subset))[check];
            if ((foundStatus, foundReason) == (status, reason))
                return;

            Assert.True(DateTime.UtcNow < limit, $"{check} is {foundStatus}, {foundReason}.\n{app.Log}");
            await Task.Delay(100);
        }
    }
}
