using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK207: a predicate tests a tag that no health check of the application has.</summary>
internal static class UnusedTag
{
    public static void Find(HostingFacts facts, Findings findings)
    {
        if (!facts.Project.IsProgram)
            return;

        IReadOnlyCollection<string>? tags = null;
        foreach (var (place, tag) in Tested(facts))
        {
            tags ??= KnownTags.Of(facts);
            if (tags is null)
                return;
            if (tags.Contains(tag))
                continue;

            var nearest = NearestName.Find(tag, tags);
            findings.Add(
                DiagnosticDescriptors.UnusedTag,
                place,
                nearest is null ? null : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.NearestName, nearest),
                tag,
                nearest is not null ? $"did you mean '{nearest}'?"
                : tags.Count == 0 ? "give one the tag, or remove the condition"
                : $"use one of {string.Join(", ", tags.Select(static each => $"'{each}'"))}");
        }
    }

    private static IEnumerable<(ExpressionSyntax Place, string Tag)> Tested(HostingFacts facts)
    {
        foreach (var assignment in facts.Assignments("Predicate"))
        {
            if (facts.PropertyOf(assignment) is { ContainingType.Name: "HealthCheckOptions" or "HealthCheckPublisherOptions" } property
                && property.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal))
            {
                foreach (var each in In(assignment.Right, facts))
                    yield return each;
            }
        }

        foreach (var call in facts.Calls("CheckHealthAsync"))
        {
            if (call.ArgumentList.Arguments.Count > 0 && facts.MethodOf(call) is { ContainingType.Name: "HealthCheckService" })
            {
                foreach (var each in In(call.ArgumentList.Arguments[0].Expression, facts))
                    yield return each;
            }
        }
    }

    // A tag that is asked to be absent harms nobody.
    private static IEnumerable<(ExpressionSyntax Place, string Tag)> In(ExpressionSyntax predicate, HostingFacts facts)
    {
        if (predicate is not LambdaExpressionSyntax lambda || facts.ModelOf(lambda) is not { } model)
            yield break;

        foreach (var node in lambda.Body.DescendantNodesAndSelf(static node => !node.IsKind(SyntaxKind.LogicalNotExpression)))
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains", Expression: MemberAccessExpressionSyntax tags } } call
                && call.ArgumentList.Arguments is [{ Expression: var argument }]
                && model.GetSymbolInfo(tags).Symbol is IPropertySymbol { Name: "Tags", ContainingType.Name: "HealthCheckRegistration" }
                && model.GetConstantValue(argument) is { HasValue: true, Value: string tag })
            {
                yield return (argument, tag);
            }
        }
    }
}
