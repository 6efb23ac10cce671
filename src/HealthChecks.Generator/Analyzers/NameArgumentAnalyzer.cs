using System.Collections.Immutable;
using HealthChecks.Generator.Analyzers.Declarations;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers;

/// <summary>
/// HCK003 in calls: a constant passed to a <c>[SubsetName]</c> parameter, such as that of <c>MapHealthSubset</c>, or to a
/// <c>[CheckName]</c> parameter.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameArgumentAnalyzer : HealthAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UnknownName];

    private protected override void Register(CompilationStartAnalysisContext start, ProjectFacts project)
    {
        var names = NameTakingMethods.In(start.Compilation, start.CancellationToken);
        var facts = new DeclarationFacts(start.Compilation, project);
        start.RegisterSyntaxNodeAction(
            context => Analyze(context, names, facts),
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ImmutableHashSet<string> names, DeclarationFacts facts)
    {
        var name = context.Node switch
        {
            InvocationExpressionSyntax call => CallActions.NameOf(call),
            ObjectCreationExpressionSyntax creation => NameOf(creation.Type),
            AttributeSyntax attribute => NameOf(attribute.Name),
            _ => null,
        };
        if (name is null || !(names.Contains(name) || (context.Node is AttributeSyntax && names.Contains(name + "Attribute"))))
            return;

        var arguments = context.SemanticModel.GetOperation(context.Node, context.CancellationToken) switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            IAttributeOperation { Operation: IObjectCreationOperation creation } => creation.Arguments,
            _ => [],
        };
        foreach (var argument in arguments)
            Check(context, argument, facts);
    }

    private static void Check(SyntaxNodeAnalysisContext context, IArgumentOperation argument, DeclarationFacts facts)
    {
        if (argument is not { IsImplicit: false, Parameter.Type.SpecialType: SpecialType.System_String }
            || argument.Value.ConstantValue is not { HasValue: true, Value: string name })
        {
            return;
        }

        var location = argument.Value.Syntax.GetLocation();
        if (argument.Parameter.FindAttribute("SubsetNameAttribute") is not null)
            SubsetRules.Check(name, facts.Registries.AllSubsets, location, Reporting.To(context));
        if (argument.Parameter.FindAttribute("CheckNameAttribute") is not null)
            UnknownCheckRules.Check(name, facts, location, Reporting.To(context));
    }

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
