using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Rules.Tests.Mutation;

/// <summary>Whatever is done to a valid program, nothing of ours throws: no analyzer, no generator, no code fix.</summary>
public class MutatedProgramTests
{
    private const int Programs = 1000;
    private const int Parts = 10;

    private static readonly ImmutableArray<TestProject> Originals =
    [
        .. RuleCases.All.OrderBy(static rule => rule.Key, StringComparer.Ordinal).SelectMany(static rule => rule.Value.Cases.Select(static each => each.Plain)),
        Sample("WebApp"),
        Sample("Worker"),
    ];

    private static readonly Arbitrary<MutatedProgram> Mutations = Arb.From(
        from original in Gen.Elements<TestProject>(Originals)
        from edits in Edit().ListOf(3).Or(Edit().ListOf(1))
        select new MutatedProgram(original, [.. edits]),
        static program => program.Shrunk);

    public static TheoryData<int> AllParts => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(AllParts))]
    public void Nothing_throws(int part) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Programs / Parts).WithReplay((ulong)part + 1, 2027),
        Prop.ForAll(Mutations, static program => Survives(program.Project).GetAwaiter().GetResult()));

    private static async Task Survives(TestProject project)
    {
        var reported = await AnalyzerTest.ReportedAsync(project);
        if (reported.FirstOrDefault(static each => each.Id is "AD0001" or "CS8785") is { } thrown)
            throw new HarnessException(thrown.GetMessage(null));

        foreach (var fix in RuleCaseTests.CodeFixes)
        {
            if (reported.Any(each => fix.FixableDiagnosticIds.Contains(each.Id)))
                await new CodeFixTest(fix).TakesEveryOfferAsync(project);
        }
    }

    private static Gen<SourceEdit> Edit() =>
        from kind in Gen.Elements(Enum.GetValues<SourceEditKind>())
        from file in Gen.Choose(0, 7)
        from place in Gen.Choose(0, 100_000)
        select new SourceEdit(kind, file, place);

    private static TestProject Sample(string name)
    {
        var folder = RepositoryRoot.PathTo("samples", name);
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).StartsWith("obj", StringComparison.Ordinal)
                && !Path.GetRelativePath(folder, path).StartsWith("bin", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
        return TestProject.Named(name, [.. sources]);
    }
}
