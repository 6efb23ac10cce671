namespace HealthChecks;

/// <summary>A cell as a member of a subset, with what holds of it there.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Critical">Whether its failure fails the subset.</param>
/// <param name="Fresh">How long its reading is served again, in stamps.</param>
internal readonly record struct SubsetMember(Cell Cell, bool Critical, long Fresh);
