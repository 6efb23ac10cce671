using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// What the assemblies that the project references, besides the framework's and ours, could do out of sight: an assembly that does not
/// reference the one which declares a method calls no such method.
/// </summary>
internal sealed class OtherAssemblies(Compilation compilation)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Whether one of them could register checks at run time, or ask the framework's <c>HealthCheckService</c>.</summary>
    public bool MayUseFrameworkChecks => MayUse("Microsoft.Extensions.Diagnostics.HealthChecks");

    /// <summary>Whether one of them could map our endpoints, or add registries of a web application.</summary>
    public bool MayMapProbes => MayUse("HealthChecks.AspNetCore") || MayUse("HealthChecks.CommandLine");

    /// <summary>Whether one of them could add a registry, or read reports.</summary>
    public bool MayUseEngine => MayUse("HealthChecks.Runtime");

    private bool MayUse(string assembly)
    {
        if (!_known.TryGetValue(assembly, out var may))
            _known[assembly] = may = Find(assembly);
        return may;
    }

    private bool Find(string assembly)
    {
        foreach (var referenced in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (IsFramework(referenced.Name) || IsOurs(referenced.Name))
                continue;

            foreach (var module in referenced.Modules)
            {
                foreach (var theirs in module.ReferencedAssemblies)
                {
                    if (theirs.Name == assembly)
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.Diagnostics.HealthChecks", StringComparison.Ordinal);

    // Others name packages of theirs HealthChecks.*, too.
    private static bool IsOurs(string name) =>
        name is "HealthChecks.Abstractions" or "HealthChecks.Runtime" or "HealthChecks.AspNetCore" or "HealthChecks.CommandLine"
            or "HealthChecks.Checks"
        || name.StartsWith("HealthChecks.Checks.", StringComparison.Ordinal);
}
