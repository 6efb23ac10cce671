namespace HealthChecks;

/// <summary>How much processor time was used between two samples.</summary>
/// <param name="Cores">How many processors there were to use.</param>
/// <param name="Percent">How much of them was used on average, 0 to 100; null while there is one sample only.</param>
/// <param name="Interval">The time between the samples; zero while there is one only.</param>
internal sealed record CpuUsage(double Cores, double? Percent, TimeSpan Interval);
