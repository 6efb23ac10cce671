using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers;

/// <summary>What analyzers ask about a compilation, found out once and shared by all of them.</summary>
internal sealed class ProjectFacts
{
    private static readonly ConditionalWeakTable<Compilation, ProjectFacts> Known = new();

    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    private ProjectFacts(Compilation compilation)
    {
        _compilation = compilation;
        Registries = new DeclaredRegistries(compilation);
    }

    /// <summary>The registries of the project.</summary>
    public DeclaredRegistries Registries { get; }

    /// <summary>Whether the project is a program: what it never does, nobody does.</summary>
    public bool IsProgram => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    /// <summary>The facts of a compilation; null when it does not reference us.</summary>
    public static ProjectFacts? Of(Compilation compilation)
    {
        var facts = Known.GetValue(compilation, static each => new ProjectFacts(each));
        return facts.Type(MetadataNames.HealthCheckAttribute) is null ? null : facts;
    }

    /// <summary>A type by its metadata name, looked up once; null when the project has none of that name, or several.</summary>
    public INamedTypeSymbol? Type(string metadataName) => _types.GetOrAdd(metadataName, _compilation.GetTypeByMetadataName);

    /// <summary>Whether a type is in reach: the project, or something that it references, has it.</summary>
    public bool Has(string metadataName) => Type(metadataName) is not null;
}
