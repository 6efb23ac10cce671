namespace HealthChecks.Benchmarks.Measuring;

/// <summary>What one call costs.</summary>
internal readonly record struct Cost(double Nanoseconds, double Bytes);
