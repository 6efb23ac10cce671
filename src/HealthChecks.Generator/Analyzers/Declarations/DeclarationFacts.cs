using System.Collections.Concurrent;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// What the rules about declarations share. What only a mistake asks for is found out when one does: a project without mistakes pays
/// for none of it.
/// </summary>
internal sealed class DeclarationFacts
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, RegistryFacts> _registries = new(SymbolEqualityComparer.Default);
    private readonly ParseContext _context;
    private readonly Lazy<CheckDeclarations> _checks;
    private readonly Lazy<BlockingCircles> _circles;

    public DeclarationFacts(Compilation compilation, ProjectFacts project)
    {
        Project = project;
        _context = new ParseContext(compilation, semanticModel: null, reporter: null, CancellationToken.None);
        _checks = new(() => new CheckDeclarations(compilation, project.Registries, _context));
        _circles = new(() => new BlockingCircles(this, _context));
        KnownChecks = new KnownChecks(compilation, this);
        Source = new ProjectSource(compilation);
    }

    public ProjectFacts Project { get; }

    /// <summary>The registries of the project.</summary>
    public DeclaredRegistries Registries => Project.Registries;

    /// <summary>Every check that the project declares.</summary>
    public CheckDeclarations Checks => _checks.Value;

    /// <summary>The names that may mean a check.</summary>
    public KnownChecks KnownChecks { get; }

    /// <summary>The checks that block each other.</summary>
    public BlockingCircles Circles => _circles.Value;

    /// <summary>What the project's own code mentions.</summary>
    public ProjectSource Source { get; }

    public RegistryFacts Of(INamedTypeSymbol registry) => _registries.GetOrAdd(registry, each => new RegistryFacts(each, _context));
}
