using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>HCK121, HCK122, HCK124, HCK301: what must not decide what a probe decides.</summary>
internal sealed class MembershipRules(MarkedCheck check, DeclarationFacts facts, ParseContext context)
{
    private readonly HashSet<(string Rule, string Membership)> _reported = [];

    public static void Check(MarkedCheck check, DeclarationFacts facts, ParseContext context)
    {
        if (check is { Registry: { } registry, Model: { RejectedBecause: null, Memberships.Count: > 0 } })
            new MembershipRules(check, facts, context).Check(facts.Of(registry));
    }

    private void Check(RegistryFacts registry)
    {
        if (CheckMemberships.Of(check, registry, context) is not { } memberships)
            return;

        foreach (var subset in registry.Subsets)
        {
            if (subset.Kind is { } kind and not SubsetDefaults.None && memberships.CriticalBy(subset) is { } by)
                Check(subset, kind, by.Name, by.Reader);
        }
    }

    private void Check(SubsetFacts subset, int kind, string membership, AttributeReader reader)
    {
        var declared = DependencyScopes.Declared(check, context);
        switch (kind)
        {
            case SubsetDefaults.Startup when declared.Scope == DependencyScopes.Shared:
                Report(DiagnosticDescriptors.SharedInStartup, subset, membership, reader);
                break;
            case SubsetDefaults.Readiness when declared is { Scope: DependencyScopes.Shared, IsOfProject: true }:
                Report(DiagnosticDescriptors.SharedInReadiness, subset, membership, reader);
                break;
            case SubsetDefaults.Readiness when declared.Scope == DependencyScopes.Local && ResourceOf(check) is { } resource:
                Report(DiagnosticDescriptors.ResourceInReadiness, subset, membership, reader, resource);
                break;
            case SubsetDefaults.Liveness when DependencyScopes.Outside(check, declared, facts, context) is { } dependency:
                Report(DiagnosticDescriptors.OutsideInLiveness, subset, membership, reader, dependency);
                break;
        }
    }

    // The checks of ours that look at what the machine or the process runs out of. The machine's figures (SystemHealthCheck) have no
    // limits, and so take nothing out of rotation.
    private static string? ResourceOf(MarkedCheck check) =>
        check.Type.Is(MetadataNames.OurNamespace, "DiskHealthCheck") ? "disk check"
        : check.Type.Is(MetadataNames.OurNamespace, "MemoryHealthCheck") ? "memory check"
        : check.Type.Is(MetadataNames.OurNamespace, "CpuHealthCheck") ? "processor check"
        : check.Type.Is(MetadataNames.OurNamespace, "ProcessHealthCheck") ? "process check"
        : null;

    private void Report(DiagnosticDescriptor rule, SubsetFacts subset, string membership, AttributeReader reader, string? what = null)
    {
        if (!_reported.Add((rule.Id, membership)))
            return;

        var isDirect = string.Equals(subset.Name, membership, StringComparison.OrdinalIgnoreCase);
        var by = isDirect ? "" : $", which includes '{membership}'";
        object[] arguments = what is null ? [check.Model.Name, subset.Name, by] : [check.Model.Name, what, subset.Name, by];

        // What an inclusion brings along is right where it stands.
        var properties = ImmutableDictionary<string, string?>.Empty;
        context.Reporter!.Report(
            rule,
            reader.FirstArgumentLocation(),
            isDirect ? properties.Add(DiagnosticProperties.IsMechanical, "") : properties,
            arguments);
    }
}
