using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>What a Statuspage means for an application. A word that is not known counts as an incident, never as well-being.</summary>
internal sealed class StatuspageJudge
{
    private static readonly HealthFinding Unknown =
        new(HealthStatus.Degraded, CheckReasons.ComponentUnknown, "The page lacks a component that counts.");

    private IReadOnlyCollection<string> _components = [];

    public HealthStatus IncidentStatus { get; set; } = HealthStatus.Degraded;

    public HealthStatus OutageStatus { get; set; } = HealthStatus.Degraded;

    public IReadOnlyCollection<string> Components
    {
        get => _components;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Components));
            if (value.Any(string.IsNullOrWhiteSpace))
                throw new ArgumentException("Components has a blank name: give the names that the page shows.", nameof(Components));
            _components = [.. value];
        }
    }

    public IReadOnlyList<HealthFinding> Judge(StatuspageSummary page, HealthStatus unknownStatus, Dictionary<string, object> data)
    {
        var incidents = page.OpenIncidents.Where(IsOurs).ToArray();
        data["indicator"] = JsonExpectations.Cut(page.Indicator);
        data["incidentCount"] = incidents.Length;
        if (incidents is [{ Title: { } title }, ..])
            data["newestTitle"] = JsonExpectations.Cut(title);

        DateTimeOffset? newest = incidents is [var first, ..] ? first.At : null;
        var findings = new List<HealthFinding>();
        if (_components.Count == 0)
            Add(page.Indicator);
        else
            JudgeComponents();

        // An incident that the vendor thinks has no impact.
        if (findings.Count == 0 && incidents.Length > 0)
            findings.Add(Incident("The vendor reports an incident.") with { OccurredAt = newest });
        return findings;

        void JudgeComponents()
        {
            if (page.Components is null)
                throw new FormatException("The page lists no components.");

            foreach (var name in _components)
            {
                (string Name, string Status)[] found = [.. page.Components.Where(component => Same(component.Name, name))];
                if (found.Length == 0)
                    findings.Add(Unknown with { Severity = unknownStatus });
                foreach (var component in found)
                    Add(component.Status);
            }
        }

        void Add(string word)
        {
            // Two components that are in the same way need not be told twice.
            if (Finding(word) is { } finding && !findings.Contains(finding with { OccurredAt = newest }))
                findings.Add(finding with { OccurredAt = newest });
        }
    }

    private HealthFinding? Finding(string word) => word switch
    {
        "none" or "operational" => null,
        "major" or "critical" or "major_outage" =>
            new HealthFinding(OutageStatus, CheckReasons.VendorOutage, "The vendor reports an outage."),
        "maintenance" or "under_maintenance" =>
            new HealthFinding(IncidentStatus, CheckReasons.VendorMaintenance, "The vendor is at maintenance."),
        _ => Incident("The vendor reports an incident."),
    };

    private HealthFinding Incident(string text) => new(IncidentStatus, CheckReasons.VendorIncident, text);

    private bool IsOurs(StatuspageIncident incident) =>
        _components.Count == 0 || incident.Components.Any(component => _components.Any(name => Same(component, name)));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
