using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Finds the checks of a type declaration, and what each does when it runs.</summary>
internal sealed class CheckRunFinder(ProjectFacts project)
{
    private const string Run = "CheckHealthAsync";

    private readonly FactoryProducts _products = new(project.Registries);

    /// <summary>Whether a declaration could have a method that the engine calls, as far as syntax tells.</summary>
    public static bool MayHaveRuns(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax method && (method.Identifier.ValueText == Run || MayBeRun(method)))
                return true;
        }

        return false;
    }

    /// <summary>Finds the runs that begin in a declaration, and hands each of them on.</summary>
    public void FindRuns(TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context, Action<CheckRun> look)
    {
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol type)
            return;

        var follower = new RunFollower(context, declaration);
        if (type.IsRegistry())
            FindMethods(type, follower, context, look);

        if (!type.ImplementsHealthCheck())
            return;

        var marker = type.FindAttribute("HealthCheckAttribute");
        if (marker is null && !_products.Contains(type))
            return;

        var isBlocking = IsBlocking(type, marker, context) || _products.AreBlocking(type);
        foreach (var root in RootsOf(type, declaration, context))
            Follow(root, isBlocking);

        void Follow(IMethodSymbol root, bool blocking)
        {
            if (follower.Follow(project, root, blocking) is { } run)
                look(run);
        }
    }

    // Those that do not block their thread first: what they share with one that does, blocks theirs.
    private void FindMethods(INamedTypeSymbol registry, RunFollower follower, SyntaxNodeAnalysisContext context, Action<CheckRun> look)
    {
        foreach (var blocking in new[] { false, true })
        {
            foreach (var member in registry.GetMembers())
            {
                if (member is IMethodSymbol method
                    && follower.IsHere(method)
                    && method.FindAttribute("HealthCheckAttribute") is { } marker
                    && IsCheck(method)
                    && IsBlocking(method, marker, context) == blocking
                    && follower.Follow(project, method, blocking) is { } run)
                {
                    look(run);
                }
            }
        }
    }

    private static bool IsCheck(IMethodSymbol method) =>
        MethodRules.ShapeOf(method, out var rejectedBecause) != CheckShape.Factory && rejectedBecause is null;

    private static bool MayBeRun(MethodDeclarationSyntax method)
    {
        if (method.AttributeLists.Count > 0 || method.Modifiers.Any(SyntaxKind.OverrideKeyword))
        {
            // HealthCheckResult, or a task of one.
            return method.ReturnType is NameSyntax;
        }

        return false;
    }

    /// <summary>CheckHealthAsync, where the declaration has it; else what it overrides of a base class that has.</summary>
    private static List<IMethodSymbol> RootsOf(INamedTypeSymbol type, TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context)
    {
        var overrides = new List<IMethodSymbol>();
        foreach (var member in declaration.Members)
        {
            if (member is not MethodDeclarationSyntax syntax
                || (syntax.Identifier.ValueText != Run && !syntax.Modifiers.Any(SyntaxKind.OverrideKeyword))
                || context.SemanticModel.GetDeclaredSymbol(syntax, context.CancellationToken) is not { } method
                || !method.ReturnsResult())
            {
                continue;
            }

            if (IsImplementation(method))
                return [method];
            if (method.IsOverride)
                overrides.Add(method);
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && IsImplementation(method))
                return [];
        }

        return overrides;
    }

    private static bool IsImplementation(IMethodSymbol method) =>
        method.Parameters.Length == 2
        && (method.Name == Run || method.ExplicitInterfaceImplementations is [{ Name: Run }])
        && method.Parameters[0].Type.Is(MetadataNames.FrameworkNamespace, "HealthCheckContext")
        && method.Parameters[1].Type.IsToken();

    private static bool IsBlocking(ISymbol symbol, AttributeData? marker, SyntaxNodeAnalysisContext context)
    {
        var parsing = new ParseContext(context.Compilation, context.SemanticModel, reporter: null, context.CancellationToken);
        if (marker is not null && new AttributeReader(marker, parsing).Bool("Blocking") is { } given)
            return given;

        for (var current = symbol as INamedTypeSymbol; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.FindAttribute("HealthCheckDefaultsAttribute") is { } defaults)
                return new AttributeReader(defaults, parsing).Bool("Blocking") ?? false;
        }

        return false;
    }
}
