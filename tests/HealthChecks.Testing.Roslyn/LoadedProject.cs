using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>A compiled project, loaded with the projects that it references.</summary>
internal sealed class LoadedProject : AssemblyLoadContext
{
    private readonly Dictionary<string, TestCompiler.Image> _images;

    private LoadedProject(IEnumerable<TestCompiler.Image> images)
        : base(isCollectible: true) => _images = images.ToDictionary(static image => image.Name);

    public Assembly Assembly { get; private set; } = null!;

    public static LoadedProject Load(TestProject project, Compilation compilation)
    {
        var image = TestCompiler.Emit(compilation);
        var context = new LoadedProject(TestCompiler.WithTheirs(project));
        context.Assembly = context.LoadFromStream(Stream(image));
        return context;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && _images.TryGetValue(name, out var image) ? LoadFromStream(Stream(image)) : null;

    private static MemoryStream Stream(TestCompiler.Image image) => new([.. image.Bytes]);
}
