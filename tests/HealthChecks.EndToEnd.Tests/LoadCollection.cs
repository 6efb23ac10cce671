namespace HealthChecks.EndToEnd.Tests;

/// <summary>Tests that keep the machine busy, and so run by themselves, after those that measure how long an answer takes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LoadCollection
{
    public const string Name = "Load";
}
