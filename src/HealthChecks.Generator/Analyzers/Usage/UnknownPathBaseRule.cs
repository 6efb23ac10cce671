using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK114: the application's one <c>UsePathBase</c> has a base that what runs ahead of the pipeline was not told of.</summary>
internal sealed class UnknownPathBaseRule() : UsageRule(DiagnosticDescriptors.UnknownPathBase)
{
    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        if (usage.Calls("UsePathBase") is not [var call]
            || usage.WebAdditions.ToArray() is not [{ TypeArgument: { } registry }]
            || !call.IsDeclaredIn("Microsoft.AspNetCore.Builder", "UsePathBaseExtensions")
            || BaseOf(call) is not { } pathBase
            || IsInLambda(call.Syntax)
            || registry.FindAttribute("HealthRegistryAttribute") is not { ApplicationSyntaxReference: not null } marker)
        {
            return;
        }

        var reader = new AttributeReader(marker, usage.Parsing);
        if (Same(reader.String("PathBase"), pathBase))
            return;

        var liveness = (reader.String("LivenessPath") ?? "/healthcheck/liveness").Trim().TrimEnd('/');
        var ahead = usage.SubsetsOf(registry)?.All.FirstOrDefault(static subset => subset.IsAheadOfPipeline);
        if ((liveness.Length == 0 && ahead is null) || MayBeKnown(usage))
            return;

        var path = liveness.Length > 0 ? liveness : "/" + (reader.String("Path") ?? "/healthcheck").Trim('/') + "/" + ahead!.Name;
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.PathBase, pathBase)
            .Add(DiagnosticProperties.TypeId, registry.GetDocumentationCommentId());
        reporting.Report(
            DiagnosticDescriptors.UnknownPathBase,
            call.NameLocation,
            properties,
            pathBase,
            path,
            liveness.Length > 0 ? "liveness" : $"'{ahead!.Name}'",
            registry.Name);
    }

    // Options set elsewhere, liveness inside the pipeline as well, or a pipeline that another assembly builds.
    private static bool MayBeKnown(ProjectUsage usage) =>
        usage.Names.HasAny("UseLiveness")
        || usage.MaySet("PathBase", "LivenessPath")
        || usage.Names.Identifiers("UsePathBase").Count != 1
        || usage.Others.MayMapProbes;

    private static string? BaseOf(UsedCall call)
    {
        var value = call.Argument("pathBase");
        if (value is IConversionOperation { Operand: var text })
            value = text;
        else if (value is IObjectCreationOperation { Arguments: [{ Value: var argument }] })
            value = argument;

        var path = (value?.ConstantValue.Value as string)?.Trim().TrimEnd('/');
        return path is { Length: > 1 } && path[0] == '/' && path.IndexOfAny(['?', '#', '{', '}', ' ', '"', '\\']) < 0 ? path : null;
    }

    private static bool Same(string? declared, string pathBase) =>
        string.Equals(declared?.Trim().TrimEnd('/'), pathBase, StringComparison.OrdinalIgnoreCase);

    // A branch has paths of its own.
    private static bool IsInLambda(SyntaxNode node) => node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null;
}
