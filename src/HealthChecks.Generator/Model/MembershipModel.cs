namespace HealthChecks.Generator.Model;

/// <summary>A check's membership in a subset.</summary>
/// <param name="Subset">The subset as the attribute names it.</param>
/// <param name="Critical">Whether the check's failure fails the subset.</param>
internal sealed record MembershipModel(NameReference Subset, bool Critical);
