using System.Globalization;
using System.Text.Json;

namespace HealthChecks;

/// <summary>What a Statuspage says: its indicator, its components where it lists them, and its incidents that are not over.</summary>
internal sealed record StatuspageSummary(
    string Indicator,
    IReadOnlyList<(string Name, string Status)>? Components,
    IReadOnlyList<StatuspageIncident> OpenIncidents)
{
    /// <summary>Reads <c>summary.json</c> or <c>status.json</c>.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is no Statuspage.</exception>
    public static StatuspageSummary Read(ReadOnlyMemory<byte> page)
    {
        using var document = JsonDocument.Parse(page);
        var root = document.RootElement;
        if (Property(root, "status") is not { } status || Text(status, "indicator") is not { } indicator)
            throw new FormatException("The page has no status.");

        return new StatuspageSummary(
            indicator,
            Property(root, "components") is { ValueKind: JsonValueKind.Array } components
                ? [.. components.EnumerateArray().Select(static item => (Text(item, "name") ?? "", Text(item, "status") ?? ""))]
                : null,
            Property(root, "incidents") is { ValueKind: JsonValueKind.Array } incidents
                ? [.. incidents.EnumerateArray().Where(IsOpen).Select(ReadIncident).OrderByDescending(static incident => incident.At)]
                : []);
    }

    private static bool IsOpen(JsonElement incident) => Text(incident, "status") is not ("resolved" or "postmortem" or "completed");

    private static StatuspageIncident ReadIncident(JsonElement incident) => new(
        Text(incident, "name"),
        DateTimeOffset.TryParse(
            Text(incident, "updated_at"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at) ? at : null,
        Property(incident, "components") is { ValueKind: JsonValueKind.Array } components
            ? [.. components.EnumerateArray().Select(static component => Text(component, "name") ?? "")]
            : []);

    private static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
