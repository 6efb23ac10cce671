using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK105: an application that builds a host names its registry nowhere but where it is declared and where its names are used.</summary>
internal sealed class UnaddedRegistryRule() : UsageRule(DiagnosticDescriptors.UnaddedRegistry)
{
    private static readonly string[] HostBuilders =
        ["CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder", "CreateApplicationBuilder", "CreateEmptyApplicationBuilder", "CreateDefaultBuilder", "HostBuilder", "WebHostBuilder", "HostApplicationBuilder"];

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (!usage.IsApplication)
            return;

        var added = new HashSet<ISymbol>(usage.AddedRegistries, SymbolEqualityComparer.Default);
        foreach (var registry in usage.Registries)
        {
            if (!added.Contains(registry) && !IsNamed(registry, usage) && usage.Names.HasAny(HostBuilders))
                Report(registry, usage, reporting);
        }
    }

    private static void Report(INamedTypeSymbol registry, ProjectUsage usage, Reporting reporting)
    {
        var isWeb = usage.Project.Has("Microsoft.Extensions.DependencyInjection.HealthRegistryServiceCollectionExtensions")
            && usage.Names.HasAny("WebApplication", "WebHost", "ConfigureWebHostDefaults", "ConfigureWebHost");
        if (!isWeb && !usage.Project.Has("Microsoft.Extensions.DependencyInjection.HealthRegistryCoreServiceCollectionExtensions"))
            return;

        var method = isWeb ? "AddHealthRegistry" : "AddHealthRegistryCore";
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Method, method)
            .Add(DiagnosticProperties.Registry, registry.ToFullName());
        reporting.Report(
            DiagnosticDescriptors.UnaddedRegistry,
            MarkedName(registry, usage),
            properties,
            registry.Name,
            $"builder.Services.{method}<{registry.Name}>()");
    }

    private static Location? MarkedName(INamedTypeSymbol registry, ProjectUsage usage) =>
        registry.FindAttribute("HealthRegistryAttribute") is { } marker
            ? new MarkedCheck(registry, marker).NameLocation(usage.CancellationToken)
            : registry.NameLocation();

    // Whoever names the registry may add it, include it, or look it up; who generates that by reflection names the whole family.
    private static bool IsNamed(INamedTypeSymbol registry, ProjectUsage usage) =>
        usage.Names.Identifiers(registry.Name).Any(static token => !IsDeclaration(token) && !IsOwnName(token))
        || usage.Names.HasAny("IHealthRegistry", "DeclaredHealthRegistryAttribute", "HealthRegistryDefinition");

    private static bool IsDeclaration(SyntaxToken token) => token.Parent is BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax;

    // AppHealth.Subsets.Readiness in a mapping, typeof(AppHealth) in [HealthCheck].
    private static bool IsOwnName(SyntaxToken token)
    {
        var node = token.Parent;
        while (node?.Parent is MemberAccessExpressionSyntax outer && outer.Name == node)
            node = outer;
        while (node?.Parent is QualifiedNameSyntax qualified && qualified.Right == node)
            node = qualified;

        return node?.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Subsets" or "Checks" } access => access.Expression == node,
            TypeOfExpressionSyntax { Parent: AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "Registry" } } => true,
            _ => node?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } @using && @using.StaticKeyword.IsKind(SyntaxKind.StaticKeyword),
        };
    }
}
