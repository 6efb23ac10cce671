using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>
/// What the checks of a project may get at: the classes that are checks, the registries, and every type of the project whose name, or the name
/// of something that it derives from, stands in one of these, and so on. More than they do get at, never less.
/// </summary>
internal sealed class CheckReach
{
    private const string Attribute = "FromKeyedServices";

    // By any of these a key could be asked for that stands nowhere.
    private static readonly HashSet<string> Locators = new(StringComparer.Ordinal)
    {
        "IServiceProvider", "IKeyedServiceProvider", "ServiceProvider", "IServiceScopeFactory", "IServiceScope", "ActivatorUtilities", "RequestServices", "ApplicationServices",
        "GetService", "GetServices", "GetRequiredService", "GetKeyedService", "GetKeyedServices", "GetRequiredKeyedService", "CreateScope", "CreateAsyncScope", "KeyedService",
    };

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly ProjectUsage _usage;

    public CheckReach(ProjectUsage usage)
    {
        _usage = usage;
        var index = new SourceTypes(usage);
        var waiting = new List<SourceType>(index.All);
        for (var found = waiting.FindAll(static type => type.IsRoot); found.Count > 0 && !IsUnknown; found = waiting.FindAll(type => type.IsNamed(_names)))
        {
            foreach (var type in found)
            {
                waiting.Remove(type);
                Add(type);
            }
        }

        // What takes a key and knows what a check knows may tell it what it finds.
        foreach (var user in IsUnknown ? [] : index.KeyUsers)
            AddTeller(user);
    }

    /// <summary>Whether something is in reach that could get at any key.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Whether a check may get at what is registered, or at what is the same.</summary>
    public bool MayGet(KeyedRegistration registration) =>
        _keys.Contains(registration.Key) || (registration.SharesOptions && _names.Contains("IDistributedCache"));

    private void Add(SourceType type)
    {
        IsUnknown |= type.Symbol is { } symbol && !HasFamiliarParameters(symbol);
        _names.Add(type.Name);
        _types.Add(type.Name);

        foreach (var node in type.Declarations)
        {
            foreach (var token in node.DescendantTokens())
            {
                if (!token.IsKind(SyntaxKind.IdentifierToken))
                    continue;

                _names.Add(token.ValueText);
                IsUnknown |= Locators.Contains(token.ValueText) || (IsAttributeName(token) && !AddKey(token));
            }
        }
    }

    private void AddTeller(SyntaxToken attribute)
    {
        var around = attribute.Parent?.AncestorsAndSelf().FirstOrDefault(static node => node is BaseTypeDeclarationSyntax or GlobalStatementSyntax);
        if (around is null || around.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && _types.Contains(token.ValueText)))
            IsUnknown |= !AddKey(attribute);
    }

    private static bool IsAttributeName(SyntaxToken token) => token.ValueText is Attribute or Attribute + "Attribute";

    // A derived attribute, an alias, a key that is inherited or computed: any key.
    private bool AddKey(SyntaxToken name)
    {
        if (name.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: [{ Expression: var key }] } attribute || !attribute.Name.Span.Contains(name.Span))
            return false;
        if (_usage.Parsing.ModelOf(key)?.GetConstantValue(key, _usage.CancellationToken) is not { HasValue: true, Value: { } value })
            return false;

        if (value is string text)
            _keys.Add(text);
        return true;
    }

    private bool HasFamiliarParameters(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol method || !(method.MethodKind == MethodKind.Constructor || method.FindAttribute("HealthCheckAttribute") is not null))
                continue;

            foreach (var parameter in method.Parameters)
            {
                if (!DependencyTypes.IsFamiliar(parameter.Type, _usage.Compilation)
                    || !parameter.GetAttributes().All(attribute => attribute.AttributeClass is { } own && DependencyTypes.IsFamiliar(own, _usage.Compilation)))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
