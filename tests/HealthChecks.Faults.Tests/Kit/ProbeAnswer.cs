using System.Text.Json;

namespace HealthChecks.Faults.Tests;

/// <summary>What a probe was answered, and when.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
/// <param name="Took">How long it took, connecting included.</param>
public sealed record ProbeAnswer(int Status, string Body, TimeSpan Took)
{
    /// <summary>The reason of the only check, or of the subset where it says more than that it fails.</summary>
    public string ReasonOf()
    {
        using var report = JsonDocument.Parse(Body);
        if (report.RootElement.TryGetProperty("reason", out var reason) && reason.GetString() is { } text && text != HealthReasons.Unhealthy)
            return text;
        return report.RootElement.GetProperty("checks").EnumerateObject().Single().Value.GetProperty("reason").GetString()!;
    }
}
