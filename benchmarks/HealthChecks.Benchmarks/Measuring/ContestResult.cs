namespace HealthChecks.Benchmarks.Measuring;

/// <summary>What two things cost, and the ratio of the times.</summary>
internal readonly record struct ContestResult(Cost Ours, Cost Theirs, double Ratio);
