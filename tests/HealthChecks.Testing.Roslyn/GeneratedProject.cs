using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Testing.Roslyn;

/// <summary>What the generator made of a project: its text, and the registries, executed.</summary>
/// <param name="Project">The project.</param>
/// <param name="Compilation">Its compilation, generated code included.</param>
/// <param name="Sources">The generated files by hint name.</param>
public sealed record GeneratedProject(TestProject Project, Compilation Compilation, IReadOnlyDictionary<string, string> Sources)
{
    private readonly Lazy<LoadedProject> _loaded = new(() => LoadedProject.Load(Project, Compilation));

    /// <summary>What the compiler says about the project, generated code included.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Compilation.GetDiagnostics();

    /// <summary>The only generated file.</summary>
    public string Source => Sources.Values.Single();

    /// <summary>The definition of the only registry.</summary>
    public HealthRegistryDefinition Definition => Definitions.Single();

    /// <summary>The definitions of all registries, by name.</summary>
    public IReadOnlyList<HealthRegistryDefinition> Definitions =>
    [
        .. Assembly.GetTypes()
            .Where(static type => type.IsClass && type.IsAssignableTo(typeof(IHealthRegistry)))
            .Select(DefinitionOf)
            .OrderBy(static definition => definition.Name, StringComparer.Ordinal),
    ];

    /// <summary>The compiled project.</summary>
    public Assembly Assembly => _loaded.Value.Assembly;

    /// <summary>The only check of that name.</summary>
    public HealthCheckDefinition Check(string name) => Definitions.SelectMany(static each => each.Checks).Single(check => check.Name == name);

    /// <summary>The value of a constant, given as <c>AppHealth.Subsets.Readiness</c>.</summary>
    public object? Constant(string path)
    {
        var member = path.LastIndexOf('.');
        var type = Assembly.GetType(path[..member].Replace(".Subset", "+Subset").Replace(".Checks", "+Checks"))
            ?? throw new HarnessException($"There is no type for {path}.");
        return type.GetField(path[(member + 1)..])?.GetRawConstantValue() ?? throw new HarnessException($"There is no constant {path}.");
    }

    /// <summary>Builds a check from services and runs it once.</summary>
    /// <param name="name">The check's name.</param>
    /// <param name="services">Registers services; the project's own <c>Services.Add(IServiceCollection)</c> is called too, if there is one.</param>
    public async Task<HealthCheckResult> RunCheckAsync(string name, Action<IServiceCollection>? services = null)
    {
        await using var provider = BuildServices(services);
        var check = Check(name).Factory(provider) ?? throw new HarnessException($"Check {name} is absent.");
        return await check.CheckHealthAsync(
            new HealthCheckContext { Registration = new HealthCheckRegistration(name, check, failureStatus: null, tags: null) },
            new CancellationToken(canceled: true));
    }

    /// <summary>The services that the project's own <c>Services.Add</c> registers.</summary>
    public ServiceProvider BuildServices(Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        Assembly.GetType("Services")?.GetMethod("Add")?.Invoke(null, [collection]);
        services?.Invoke(collection);
        return collection.BuildServiceProvider();
    }

    /// <summary>Compares every generated file with its snapshot.</summary>
    public void MatchesSnapshot([CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        foreach (var (hintName, source) in Sources)
            Snapshot.Verify("HealthChecks.Generator.Tests", $"{Path.GetFileNameWithoutExtension(file)}.{test}", hintName, source);
    }

    private static HealthRegistryDefinition DefinitionOf(Type registry) =>
        (HealthRegistryDefinition)typeof(GeneratedProject)
            .GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(registry)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static HealthRegistryDefinition Read<TRegistry>()
        where TRegistry : IHealthRegistry => TRegistry.Definition;
}
