using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HealthChecks.Testing;
using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Mistakes;

/// <summary>A copy of <c>samples/Mistakes</c> that a test may change.</summary>
internal sealed partial class MistakesCopy
{
    private static readonly string Original = RepositoryRoot.PathTo("samples", "Mistakes");

    private bool _isBuilt;

    private MistakesCopy(string folder) => Folder = folder;

    /// <summary>Where it is: below the repository, whose settings and sources it needs.</summary>
    public string Folder { get; }

    public static MistakesCopy Make()
    {
        var folder = RepositoryRoot.PathTo("artifacts", "mistakes");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var path in Directory.GetFiles(Original, "*", SearchOption.AllDirectories).Where(IsSource))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Original, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return new MistakesCopy(folder);
    }

    /// <summary>The rules that the comments of the sources announce, as <c>file(line): id</c>.</summary>
    public static IReadOnlyList<string> Announced() =>
    [
        .. Directory.GetFiles(Original, "*.cs", SearchOption.AllDirectories).Where(IsSource).SelectMany(path => File.ReadAllLines(path)
            .SelectMany((text, line) => Announcement().Match(text) is { Success: true } found
                ? Id().Matches(found.Value).Select(id => $"{Path.GetRelativePath(Original, path)}({line + 1}): {id.Value}")
                : [])).Order(StringComparer.Ordinal),
    ];

    /// <summary>Builds everything; the rules that the build output names, as <c>file(line): id</c>.</summary>
    public async Task<IReadOnlyList<string>> BuildAsync()
    {
        // The compiler repeats its warnings only where it compiles again; what the copy references has been built for these tests.
        string[] again = _isBuilt ? ["-t:Rebuild", "-p:BuildProjectReferences=false"] : [];
        var (exitCode, output) = await DotNet.RunAsync(Folder, ["build", "Mistakes.sln", "--nologo", .. again]);
        _isBuilt = true;
        if (exitCode != 0 || Trouble().IsMatch(output))
            throw new HarnessException(output);

        return
        [
            .. Warning().Matches(output)
                .Select(found => $"{Path.GetRelativePath(Folder, found.Groups[1].Value)}({found.Groups[2].Value}): {found.Groups[3].Value}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Applies every fix that is offered, as an editor would, one after the other.</summary>
    public async Task FixAsync()
    {
        foreach (var folder in Directory.GetDirectories(Folder).Where(static folder => !folder.EndsWith("Older", StringComparison.Ordinal)))
        {
            var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsSource);
            var before = new TestProject(Path.GetFileName(folder)) { Files = files.ToImmutableSortedDictionary(static path => path, File.ReadAllText) };
            foreach (var (path, text) in (await EveryFix.ApplyAsync(before, RuleCaseTests.CodeFixes)).Files)
                await File.WriteAllTextAsync(path, text);
        }
    }

    /// <summary>The rule of <c>file(line): id</c>.</summary>
    public static string IdOf(string reported) => reported[^6..];

    /// <summary>The full path of the built web application.</summary>
    public string Application => Path.Combine(Folder, "Shop", "bin", "Debug", "net10.0", "Shop.dll");

    private static bool IsSource(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin");

    [GeneratedRegex(@"//( HCK\d{3},?)+\s*$")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"HCK\d{3}")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\s*(/[^(\n]+\.cs)\((\d+),\d+\): warning (HCK\d{3}):", RegexOptions.Multiline)]
    private static partial Regex Warning();

    [GeneratedRegex(@"AD0001|CS8785")]
    private static partial Regex Trouble();
}
