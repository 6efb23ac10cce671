using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>The types of a project and its aliases, by what names them, and where keys are taken.</summary>
internal sealed class SourceTypes
{
    private readonly List<SourceType> _all = [];
    private readonly ProjectUsage _usage;

    public SourceTypes(ProjectUsage usage)
    {
        _usage = usage;
        Add(usage.Compilation.Assembly.GlobalNamespace);
        foreach (var alias in usage.Names.Trees.SelectMany(Aliases))
            _all.Add(new SourceType(alias.Alias!.Name.Identifier.ValueText, [], [alias], Symbol: null, IsRoot: false));
    }

    public IReadOnlyList<SourceType> All => _all;

    /// <summary>The names of the attributes that take a key, wherever they stand.</summary>
    public IEnumerable<SyntaxToken> KeyUsers => _usage.Names.Identifiers("FromKeyedServices").Concat(_usage.Names.Identifiers("FromKeyedServicesAttribute"));

    private void Add(INamespaceOrTypeSymbol parent)
    {
        foreach (var member in parent.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type && Declarations(type) is { Count: > 0 } declarations)
                _all.Add(new SourceType(type.Name, Ancestors(type), declarations, type, type.IsRegistry() || type.ImplementsHealthCheck()));
            Add(inner);
        }
    }

    private List<SyntaxNode> Declarations(INamedTypeSymbol type) =>
    [
        .. type.DeclaringSyntaxReferences
            .Where(reference => !NameSearch.IsOurs(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(_usage.CancellationToken))
            .Where(static node => node is not CompilationUnitSyntax),
    ];

    private static IReadOnlyList<string> Ancestors(INamedTypeSymbol type)
    {
        var names = type.AllInterfaces.Select(static each => each.Name).ToList();
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            names.Add(current.Name);
        return names;
    }

    private IEnumerable<UsingDirectiveSyntax> Aliases(SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(_usage.CancellationToken);
        return root.Usings
            .Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static each => each.Usings))
            .Where(static each => each.Alias is not null);
    }
}

/// <summary>A type of the project, or an alias.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ancestors">The names of what it derives from and implements.</param>
/// <param name="Declarations">Where it is declared.</param>
/// <param name="Symbol">The type; null for an alias.</param>
/// <param name="IsRoot">Whether it is a check or a registry.</param>
internal sealed record SourceType(string Name, IReadOnlyList<string> Ancestors, IReadOnlyList<SyntaxNode> Declarations, INamedTypeSymbol? Symbol, bool IsRoot)
{
    private const string Attribute = "Attribute";

    /// <summary>Whether one of the names is its own, or that of something that it may stand for.</summary>
    public bool IsNamed(HashSet<string> names) =>
        names.Contains(Name)
        || (Name.EndsWith(Attribute, StringComparison.Ordinal) && names.Contains(Name.Substring(0, Name.Length - Attribute.Length)))
        || Ancestors.Any(names.Contains);
}
