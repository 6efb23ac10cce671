using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Properties;

/// <summary>
/// The runtime, compiled from its sources with one edit, and these very properties, loaded once more beside it: the tests do not know that
/// it is another engine.
/// </summary>
internal sealed class MutantEngine : AssemblyLoadContext
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;"
        + "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"HealthChecks.Properties.Tests\")]";

    private static readonly string Root = FindRoot();
    private static readonly Dictionary<string, string> Sources = ReadSources();

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is not ("HealthChecks.Runtime.dll" or "HealthChecks.Properties.Tests.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly MemoryStream _runtime;

    private MutantEngine(MemoryStream runtime) => _runtime = runtime;

    /// <summary>The engine with an edit; null: as it is.</summary>
    public static MutantEngine Of(Mutant? mutant)
    {
        var trees = new List<SyntaxTree> { Parse("Usings.cs", Usings) };
        foreach (var (file, text) in Sources)
            trees.Add(Parse(file, file == mutant?.File ? Edited(text, mutant) : text));
        var compilation = CSharpCompilation.Create(
            "HealthChecks.Runtime",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

        var runtime = new MemoryStream();
        var emitted = compilation.Emit(runtime);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error)));
        runtime.Position = 0;
        return new MutantEngine(runtime);
    }

    /// <summary>Runs a property against this engine.</summary>
    /// <returns>The smallest history found of which it does not hold; null when it holds of all.</returns>
    public string? Falsify(string number, int histories, ulong seed)
    {
        var property = LoadFromAssemblyName(typeof(Property).Assembly.GetName()).GetType(typeof(Property).FullName!)!;
        return (string?)property.GetMethod(nameof(Property.Falsify))!.Invoke(null, [number, histories, seed]);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
    {
        "HealthChecks.Runtime" => LoadFromStream(_runtime),
        "HealthChecks.Properties.Tests" => LoadFromAssemblyPath(typeof(Property).Assembly.Location),
        _ => null,
    };

    private static string Edited(string text, Mutant mutant)
    {
        Assert.Equal(2, text.Split(mutant.Text).Length);
        return text.Replace(mutant.Text, mutant.Instead, StringComparison.Ordinal);
    }

    private static SyntaxTree Parse(string file, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp13), file);
        // The bodies of log methods are generated; nobody reads a log here.
        return text.Contains("[LoggerMessage(", StringComparison.Ordinal) ? tree.WithRootAndOptions(new SilentLog().Visit(tree.GetRoot()), tree.Options) : tree;
    }

    private static Dictionary<string, string> ReadSources()
    {
        var runtime = Path.Combine(Root, "src", "HealthChecks.Runtime");
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(runtime, "*.cs", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(runtime, path).Replace('\\', '/');
            if (!file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
                sources.Add(file, File.ReadAllText(path).ReplaceLineEndings("\n"));
        }

        // As the project file has it.
        foreach (var pattern in new[] { "NearestName.cs", "PortableName.cs", "DeclarationLimits.cs", "Setting*.cs" })
        {
            foreach (var path in Directory.GetFiles(Path.Combine(Root, "src", "Shared"), pattern))
                sources.Add("Shared/" + Path.GetFileName(path), File.ReadAllText(path));
        }

        return sources;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("There is no HealthChecks.sln above the tests.");
        return folder.FullName;
    }

    private sealed class SilentLog : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var partial = node.Modifiers.IndexOf(SyntaxKind.PartialKeyword);
            return partial < 0
                ? node
                : node.WithModifiers(node.Modifiers.RemoveAt(partial)).WithSemicolonToken(default).WithBody(SyntaxFactory.Block());
        }
    }
}
