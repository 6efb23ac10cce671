using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// HCK002 for a subset at the path where the liveness probe answers before it, which <c>MapHealth</c> refuses. Known only of a program
/// that calls it and leaves the paths as the attribute says.
/// </summary>
internal static class LivenessPathRules
{
    public static void Check(AttributeData registryMarker, AttributeReader subset, string name, DeclarationFacts facts, ParseContext context)
    {
        var registry = new AttributeReader(registryMarker, context);
        if (registry.IsUnknown("Path") || registry.IsUnknown("LivenessPath"))
            return;

        var liveness = (registry.String("LivenessPath") ?? "/healthcheck/liveness").Trim().Trim('/');
        var path = SubsetDefaults.PathOf((registry.String("Path") ?? "/healthcheck").Trim(), name).Trim('/');
        if (liveness.Length == 0
            || !string.Equals(liveness, path, StringComparison.OrdinalIgnoreCase)
            || !facts.Project.IsProgram
            || !facts.Source.Mentions("MapHealth(")
            || facts.Source.Mentions(".LivenessPath")
            || facts.Source.Mentions("HealthEndpointOptions"))
        {
            return;
        }

        context.Reporter!.Report(
            DiagnosticDescriptors.MalformedSubset,
            subset.FirstArgumentLocation(),
            null,
            name,
            $"the liveness probe answers at /{liveness} before it; rename the subset, or set another LivenessPath");
    }
}
