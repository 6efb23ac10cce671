namespace HealthChecks;

/// <summary>An incident on a Statuspage: its title, its last news, and the components that it is about.</summary>
internal sealed record StatuspageIncident(string? Title, DateTimeOffset? At, IReadOnlyList<string> Components);
