namespace HealthChecks;

/// <summary>One member of a fleet, as its last beat describes it.</summary>
/// <param name="Name">Its name, unique in the cluster.</param>
/// <param name="State">What it said of itself.</param>
/// <param name="Age">How long ago it beat.</param>
public sealed record FleetMember(string Name, string State, TimeSpan Age);
