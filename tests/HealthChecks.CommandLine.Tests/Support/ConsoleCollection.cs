namespace HealthChecks.Tests.Support;

/// <summary>Tests that take the console, which belongs to the process: one after another.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class ConsoleCollection;
