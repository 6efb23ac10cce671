using System.Collections.Immutable;

namespace HealthChecks.Testing.Roslyn;

/// <summary>A project as a test describes it: files, other projects and an editorconfig.</summary>
/// <param name="Name">The assembly's name.</param>
public sealed record TestProject(string Name)
{
    /// <summary>The namespaces that every test source has without saying so.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HealthChecks;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Diagnostics.HealthChecks;

        """;

    /// <summary>The files, by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The projects that this one references, as compiled metadata with their generated code.</summary>
    public ImmutableArray<TestProject> References { get; init; } = [];

    /// <summary>The text of an editorconfig at the root; null for none.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Whether <see cref="GlobalUsings"/> are there.</summary>
    public bool HasGlobalUsings { get; init; } = true;

    /// <summary>A project of one or several files.</summary>
    public static TestProject Of(params string[] sources) => Named("TestProject", sources);

    /// <summary>A project with a name, of one or several files.</summary>
    public static TestProject Named(string name, params string[] sources) => new(name)
    {
        Files = sources.Select(static (text, index) => KeyValuePair.Create($"/src/File{index + 1}.cs", text)).ToImmutableSortedDictionary(),
    };

    /// <summary>The same project with a file added or replaced.</summary>
    public TestProject With(string path, string text) => this with { Files = Files.SetItem(path, text) };

    /// <summary>The same project with further references.</summary>
    public TestProject Referencing(params TestProject[] projects) => this with { References = References.AddRange(projects) };
}
