using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>The namespaces that a web project has besides.</summary>
    public const string WebUsings = """
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        """;

    /// <summary>The files, by path.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The projects that this one references, as compiled metadata with their generated code.</summary>
    public ImmutableArray<TestProject> References { get; init; } = [];

    /// <summary>Whether it sees its references as source, as in an editor that has the whole solution open, instead of as metadata.</summary>
    public bool SeesSources { get; init; }

    /// <summary>The text of an editorconfig at the root; null for none.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>MSBuild properties that the compiler can see, such as <c>HealthChecksTerminationGraceSeconds</c>.</summary>
    public ImmutableDictionary<string, string> BuildProperties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Further files that analyzers see, by path.</summary>
    public ImmutableSortedDictionary<string, string> AdditionalFiles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// Whether it is a program without top-level statements; a project with a file that has some is one anyway.
    /// </summary>
    public bool IsProgram { get; init; }

    /// <summary>Whether it references ASP.NET Core and the product's runtime packages, as far as the test host has them.</summary>
    public bool IsWeb { get; init; } = true;

    /// <summary>Whether it references the product at all.</summary>
    public bool ReferencesProduct { get; init; } = true;

    /// <summary>The version of C#; that of .NET 8 unless said otherwise.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

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
