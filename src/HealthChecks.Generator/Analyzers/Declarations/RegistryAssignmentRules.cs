using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK108: a class that says of none of several registries that it is its.</summary>
internal static class RegistryAssignmentRules
{
    public static void Check(MarkedCheck check, DeclaredRegistries registries, IProblemReporter reporter)
    {
        if (check.Model is not { Registry: null, RejectedBecause: null } || !registries.AreSeveral)
            return;

        reporter.Report(
            DiagnosticDescriptors.AmbiguousRegistry,
            check.Symbol.NameLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(
                DiagnosticProperties.Registries,
                string.Join(";", registries.All.Select(static each => each.ToQualifiedName()))),
            check.Symbol.Name,
            string.Join(", ", registries.All.Select(static each => each.Name)));
    }
}
