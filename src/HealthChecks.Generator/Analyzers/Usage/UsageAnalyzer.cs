using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Migration;
using HealthChecks.Generator.Analyzers.Usage.Keys;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// The rules about how a project uses its registries and checks. Calls and classes are noted file by file, found by name alone; the rules
/// judge them when all files have been seen.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : HealthAnalyzer
{
    // Asked for each call of the project; never changed.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "AddHealthRegistry",
        "AddHealthRegistryCore",
        "MapHealth",
        "MapHealthSubset",
        "MapHealthChecks",
        "UsePathBase",
        "AddCheck",
        "AddTypeActivatedCheck",
        "AddSingleton",
        "AddScoped",
        "AddTransient",
        "TryAddSingleton",
        "TryAddScoped",
        "TryAddTransient",
        "AddDbContext",
        "AddDbContextPool",
        "AddDbContextFactory",
        "AddPooledDbContextFactory",
        "AddKeyedSingleton",
        "AddKeyedScoped",
        "AddKeyedTransient",
        "TryAddKeyedSingleton",
        "TryAddKeyedScoped",
        "TryAddKeyedTransient",
        "AddNpgsqlDataSource",
        "AddNpgsqlSlimDataSource",
        "GetKeyedService",
        "GetKeyedServices",
        "GetRequiredKeyedService",
    };

    private static readonly ImmutableArray<UsageRule> Rules =
    [
        new OrphanCheckRule(),
        new EmptySubsetRule(),
        new UnservedSubsetRule(),
        new UnaddedRegistryRule(),
        new UnmappedRegistryRule(),
        new MissingRegistryRule(),
        new SharedPathRule(),
        new CaptiveServiceRule(),
        new RegisteredTwiceRule(),
        new NearTagRule(),
        new UnmarkedCheckRule(),
        new UnknownPathBaseRule(),
        new RegistrationByCallRule(),
        new UncheckedKeyRule(),
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.Select(static rule => rule.Descriptor)];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        var log = new UsageLog();
        start.RegisterSyntaxNodeAction(context => NoteCall(context, log), SyntaxKind.InvocationExpression);
        start.RegisterSyntaxNodeAction(context => NoteClass(context, log), SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration);
        start.RegisterCompilationEndAction(end =>
        {
            var usage = new ProjectUsage(end.Compilation, project, log, end.CancellationToken);
            var reporting = Reporting.To(end);
            foreach (var rule in Rules)
                rule.Report(usage, reporting);
        });
    }

    private static void NoteCall(SyntaxNodeAnalysisContext context, UsageLog log)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (CallActions.NameOf(call) is { } name
            && (Names.Contains(name) || (name.StartsWith("Add", StringComparison.Ordinal) && MayHaveTags(call.ArgumentList)))
            && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation)
        {
            log.Add(operation);
        }
    }

    private static bool MayHaveTags(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == "tags"
                || argument.Expression is CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static void NoteClass(SyntaxNodeAnalysisContext context, UsageLog log)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        var mayBeMarked = HasMarker(declaration);
        if (!mayBeMarked && !NamesHealthCheck(declaration.BaseList))
            return;

        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
            return;

        if (type.FindAttribute("HealthCheckAttribute") is not { } marker)
            log.AddUnmarked(type);
        else if (mayBeMarked)
            log.AddMarked(new MarkedCheck(type, marker));
    }

    private static bool HasMarker(TypeDeclarationSyntax type)
    {
        foreach (var list in type.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is "HealthCheck" or "HealthCheckAttribute")
                    return true;
            }
        }

        return false;
    }

    private static bool NamesHealthCheck(BaseListSyntax? bases)
    {
        if (bases is null)
            return false;

        foreach (var each in bases.Types)
        {
            if (LastName(each.Type) == "IHealthCheck")
                return true;
        }

        return false;
    }

    private static string? LastName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
