using Microsoft.CodeAnalysis;

namespace HealthChecks.Benchmarks.Generators;

/// <summary>The framework's logging generator, as it lies beside the reference assemblies of the SDK that this runs with.</summary>
internal static class LoggingGenerator
{
    private const string Assembly = "Microsoft.Extensions.Logging.Generators.dll";

    public static Func<IIncrementalGenerator>? Find()
    {
        // shared/Microsoft.NETCore.App/<version>/ below the root of the installation.
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var packs = Path.Combine(root, "packs");
        var found = Directory.Exists(packs)
            ? Directory.EnumerateFiles(packs, Assembly, SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (found is null)
            return null;

        var type = System.Reflection.Assembly.LoadFrom(found).GetTypes()
            .First(static type => type.IsAssignableTo(typeof(IIncrementalGenerator)) && !type.IsAbstract);
        return () => (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
