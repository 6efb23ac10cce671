using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Runs the generator, edits the project, runs it again and tells why each step ran.</summary>
public static class GeneratorEdits
{
    /// <summary>
    /// The distinct reasons of each step, with commas between. Files whose text stays the same
    /// stay the same trees.
    /// </summary>
    /// <param name="before">The project before the edit.</param>
    /// <param name="after">The project after the edit.</param>
    public static EditResult Apply(TestProject before, TestProject after)
    {
        Compilation compilation = TestCompiler.Compile(before);
        var driver = TestCompiler.CreateDriver(trackSteps: true).RunGenerators(compilation);
        var sourcesBefore = Sources(driver);

        foreach (var tree in compilation.SyntaxTrees.Where(tree => before.Files.ContainsKey(tree.FilePath)))
        {
            if (!after.Files.TryGetValue(tree.FilePath, out var text))
                compilation = compilation.RemoveSyntaxTrees(tree);
            else if (text != before.Files[tree.FilePath])
                compilation = compilation.ReplaceSyntaxTree(tree, TestCompiler.Parse(tree.FilePath, text));
        }

        foreach (var (path, text) in after.Files.Where(file => !before.Files.ContainsKey(file.Key)))
            compilation = compilation.AddSyntaxTrees(TestCompiler.Parse(path, text));

        driver = driver.RunGenerators(compilation);
        var result = driver.GetRunResult().Results.Single();
        return new EditResult(
            Reasons(result),
            sourcesBefore == Sources(driver));
    }

    private static Dictionary<string, string> Reasons(GeneratorRunResult result) => result.TrackedSteps
        .Where(static step => GeneratorTest.StepNames.Contains(step.Key))
        .Concat(result.TrackedOutputSteps.Select(static step => KeyValuePair.Create("Source", step.Value)))
        .ToDictionary(
            static step => step.Key,
            static step => string.Join(
                ",",
                step.Value.SelectMany(static run => run.Outputs.Select(output => output.Reason.ToString())).Distinct().Order(StringComparer.Ordinal)));

    private static string Sources(GeneratorDriver driver) =>
        string.Join("\n", driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => source.HintName + source.SourceText));
}

/// <summary>What an edit made the generator do.</summary>
/// <param name="Reasons">Why each step ran, by step; <c>Source</c> is the text that is written.</param>
/// <param name="SameSources">Whether the generated text stayed the same.</param>
public sealed record EditResult(IReadOnlyDictionary<string, string> Reasons, bool SameSources);
