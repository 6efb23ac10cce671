using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>What test sources are compiled against: the assemblies of the running test host that an application would have.</summary>
public static class TestReferences
{
    private static readonly string[] Prefixes =
        ["System.", "Microsoft.CSharp", "Microsoft.Win32.", "Microsoft.Extensions.", "netstandard", "mscorlib", "HealthChecks.Abstractions"];

    /// <summary>The references.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
