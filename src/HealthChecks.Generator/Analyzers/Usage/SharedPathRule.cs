using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// HCK104: two mappings of one path, on one builder, one after the other in one block and without conventions that could tell them apart;
/// or a mapping at the path where liveness answers first.
/// </summary>
internal sealed class SharedPathRule() : UsageRule(DiagnosticDescriptors.SharedPath)
{
    private const string Builders = "Microsoft.AspNetCore.Builder";
    private const string Ambiguous = "routing cannot choose and answers 500; remove one, or give it another path";
    private const string Shadowed = "liveness answers there, ahead of every endpoint; choose another path, or set another LivenessPath";

    // Conventions after which routing still cannot tell two endpoints apart.
    private static readonly HashSet<string> Indistinct = new(StringComparer.Ordinal)
    {
        "AllowAnonymous", "RequireAuthorization", "RequireCors", "RequireRateLimiting", "ShortCircuit", "WithName", "WithDisplayName", "WithTags",
        "DisableHttpMetrics", "ExcludeFromDescription", "DisableRateLimiting", "CacheOutput", "DisableRequestTimeout",
    };

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        var mappings = usage.Calls("MapHealth", "MapHealthSubset", "MapHealthChecks").Where(static call =>
            call.IsDeclaredIn(Builders, "HealthEndpointRouteBuilderExtensions")
            || call.IsDeclaredIn(Builders, "HealthCheckEndpointRouteBuilderExtensions")).ToArray();
        if (mappings.Length == 0)
            return;

        var registry = usage.AddedRegistries.ToArray() is [var only] ? only : null;
        var paths = registry is null ? null : KnownPaths.Of(usage, registry);
        var taken = new List<Mapping>();
        foreach (var call in mappings.OrderBy(static call => call.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static call => call.Syntax.Span.End))
        {
            if (IsShadowed(call, paths, usage))
                reporting.Report(DiagnosticDescriptors.SharedPath, PatternLocation(call), call.ConstantText("pattern")!, Shadowed);
            else
                Compare(call, registry, paths, taken, usage, reporting);
        }
    }

    private static bool IsShadowed(UsedCall call, KnownPaths? paths, ProjectUsage usage) =>
        paths is { Liveness.Length: > 0 }
        && usage.WebAdditions.Any()
        && call.Receiver?.Type.Is(Builders, "WebApplication") == true
        && call.ConstantText("pattern") is { } pattern
        && KnownPaths.Normal(pattern) == paths.Liveness;

    private static void Compare(UsedCall call, INamedTypeSymbol? registry, KnownPaths? paths, List<Mapping> taken, ProjectUsage usage, Reporting reporting)
    {
        if (PlaceOf(call) is not { } place || BuilderOf(call) is not { } builder || Paths(call, registry, paths, usage) is not { } own)
            return;

        var clash = taken.FirstOrDefault(each =>
            each.Place == place && SymbolEqualityComparer.Default.Equals(each.Builder, builder) && each.Paths.Any(own.Contains));
        taken.Add(new Mapping(builder, place, own));
        if (clash is null)
            return;

        var path = clash.Paths.First(own.Contains);
        if (path == EveryPath)
            reporting.Report(DiagnosticDescriptors.SharedPath, call.NameLocation, paths is null ? "<mount>/..." : "/" + paths.PathOf("..."), Ambiguous);
        else if (call.Name == "MapHealth")
            reporting.Report(DiagnosticDescriptors.SharedPath, call.NameLocation, "/" + path, Ambiguous);
        else
            reporting.Report(DiagnosticDescriptors.SharedPath, PatternLocation(call), "/" + path, Ambiguous);
    }

    // What two calls of MapHealth share, whatever the registry says.
    private const string EveryPath = "*";

    private static HashSet<string>? Paths(UsedCall call, INamedTypeSymbol? registry, KnownPaths? paths, ProjectUsage usage)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        if (call.Name != "MapHealth")
        {
            // A placeholder matches beside a literal, which routing prefers.
            if (call.ConstantText("pattern") is not { } pattern || pattern.IndexOfAny(['{', '~', '?']) >= 0)
                return null;
            own.Add(KnownPaths.Normal(pattern));
            return own;
        }

        own.Add(EveryPath);
        if (registry is not null && paths is not null && usage.SubsetsOf(registry) is { } subsets)
            own.UnionWith(subsets.All.Select(subset => KnownPaths.Normal(paths.PathOf(subset.Name))));
        return own;
    }

    /// <summary>The statements among which a mapping is one; null when conventions on it may tell it from others.</summary>
    private static SyntaxNode? PlaceOf(UsedCall call)
    {
        SyntaxNode node = call.Syntax;
        while (node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == node)
        {
            if (!Indistinct.Contains(access.Name.Identifier.ValueText))
                return null;
            node = outer;
        }

        return node.Parent is not ExpressionStatementSyntax statement
            ? null
            : statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent as BlockSyntax;
    }

    private static ISymbol? BuilderOf(UsedCall call) => call.Receiver switch
    {
        Microsoft.CodeAnalysis.Operations.ILocalReferenceOperation local => local.Local,
        Microsoft.CodeAnalysis.Operations.IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static Location PatternLocation(UsedCall call) => call.Argument("pattern")?.Syntax.GetLocation() ?? call.NameLocation;

    private sealed class Mapping(ISymbol builder, SyntaxNode place, HashSet<string> paths)
    {
        public ISymbol Builder { get; } = builder;

        public SyntaxNode Place { get; } = place;

        public HashSet<string> Paths { get; } = paths;
    }
}
