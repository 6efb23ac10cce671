namespace HealthChecks.EndToEnd.Tests;

/// <summary>Tests that put load on the machine, and so run by themselves, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LoadCollection
{
    public const string Name = "Load";
}
