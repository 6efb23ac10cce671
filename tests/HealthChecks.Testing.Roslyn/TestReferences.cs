using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>What test sources are compiled against: the assemblies of the running test host that an application would have.</summary>
public static class TestReferences
{
    private static readonly string[] Plain =
        ["System.", "Microsoft.CSharp", "Microsoft.Win32.", "Microsoft.Extensions.", "netstandard", "mscorlib"];

    private static readonly string[] Web =
        ["Microsoft.AspNetCore.", "Microsoft.Net.Http.", "Microsoft.EntityFrameworkCore", "Npgsql", "HealthChecks.AspNetCore", "HealthChecks.Runtime", "HealthChecks.CommandLine", "HealthChecks.Checks"];

    private static readonly ImmutableArray<MetadataReference> PlainOnly = Find(Plain);
    private static readonly ImmutableArray<MetadataReference> Product = Find(["HealthChecks.Abstractions"]);
    private static readonly ImmutableArray<MetadataReference> WebOnly = Find(Web);

    /// <summary>Whether the test host has ASP.NET Core, and so test sources may use it.</summary>
    public static bool HaveWeb => !WebOnly.IsEmpty;

    /// <summary>The references of a project, without those to other test projects.</summary>
    public static IEnumerable<MetadataReference> Of(TestProject project)
    {
        IEnumerable<MetadataReference> references = PlainOnly;
        if (project.ReferencesProduct)
            references = references.Concat(Product);
        return project is { IsWeb: true, ReferencesProduct: true } ? references.Concat(WebOnly) : references;
    }

    private static ImmutableArray<MetadataReference> Find(string[] prefixes) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];
}
