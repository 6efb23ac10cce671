using System.Text.Json;

namespace HealthChecks;

/// <summary>What a report says of one check.</summary>
internal sealed class ReportedCheck(string name)
{
    public string Name { get; } = name;

    public string Status { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public bool IsCritical { get; private set; } = true;

    public bool IsAbsent { get; private set; }

    public double? DurationMs { get; private set; }

    public void Take(string? property, ref Utf8JsonReader reader)
    {
        switch (property)
        {
            case "status": Status = reader.GetString() ?? ""; break;
            case "reason": Reason = reader.GetString() ?? ""; break;
            case "critical": IsCritical = reader.GetBoolean(); break;
            case "absent": IsAbsent = reader.GetBoolean(); break;
            case "durationMs": DurationMs = reader.GetDouble(); break;
            default: reader.Skip(); break;
        }
    }
}
