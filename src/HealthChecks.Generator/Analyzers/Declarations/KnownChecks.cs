using HealthChecks.Generator.Analyzers.Usage;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// Which names may mean a check. A name is unknown for certain only where every registry of the project can be read and nobody in sight
/// registers checks at run time. Asked once a name is found that the nearest registry does not have.
/// </summary>
internal sealed class KnownChecks
{
    private readonly DeclarationFacts _facts;
    private readonly Lazy<bool> _mayBeOthers;

    public KnownChecks(Compilation compilation, DeclarationFacts facts)
    {
        _facts = facts;
        _mayBeOthers = new(() => !facts.Checks.AreNamesKnown
            || !All.Any()
            || All.Any(static registry => !registry.AreChecksKnown)
            || RunTimeChecks.MayExist(new NameSearch(compilation, CancellationToken.None), new OtherAssemblies(compilation)));
    }

    /// <summary>Every registry of the project.</summary>
    public IEnumerable<RegistryFacts> All => _facts.Checks.Registries.Select(_facts.Of);

    /// <summary>Whether a check of a registry may call another one by a name: there, or where the registry is included.</summary>
    public bool MayHave(INamedTypeSymbol registry, string name) =>
        _facts.Of(registry).HasCheck(name)
        || All.Any(outer => outer.PrefixOf(registry) is { } prefix && outer.HasCheck(prefix + name))
        || _mayBeOthers.Value;

    /// <summary>Whether any registry of the project may have a check of a name.</summary>
    public bool MayHave(string name) => All.Any(registry => registry.HasCheck(name)) || _mayBeOthers.Value;
}
