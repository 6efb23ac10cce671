using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>What happens when one check runs: the method that the engine calls, and those of the same class that it calls.</summary>
/// <param name="project">The project of the check.</param>
/// <param name="root">The method that the engine calls.</param>
/// <param name="isBlocking">Whether the check is declared to block its thread.</param>
/// <param name="reporter">Where rules report.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class CheckRun(
    ProjectFacts project,
    IMethodSymbol root,
    bool isBlocking,
    IProblemReporter reporter,
    CancellationToken cancellationToken)
{
    public ProjectFacts Project => project;

    /// <summary>The method that the engine calls: <c>CheckHealthAsync</c>, or the method that is the check.</summary>
    public IMethodSymbol Root => root;

    /// <summary>The class of the check, or the registry that has it as a method.</summary>
    public INamedTypeSymbol Type => root.ContainingType;

    /// <summary>Whether the check is a method of a registry.</summary>
    public bool IsMethod => root.IsStatic;

    /// <summary>What people call the check: its class, or its method.</summary>
    public string Name => IsMethod ? root.Name : Type.Name;

    public bool IsBlocking => isBlocking;

    public IProblemReporter Reporter => reporter;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The methods of the run, the root first.</summary>
    public List<CheckBody> Bodies { get; } = [];
}
