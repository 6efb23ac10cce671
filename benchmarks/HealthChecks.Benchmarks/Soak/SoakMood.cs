namespace HealthChecks.Benchmarks.Soak;

/// <summary>What a check does while it is out of sorts.</summary>
internal enum SoakMood
{
    Passes,
    Fails,
    Hangs,
    IsDeaf,
    Throws,
    Blocks,
    IsSlow,
}
