using HealthChecks.Generator;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Testing.Roslyn;

/// <summary>
/// The one call that generator tests go through: runs the generator twice, the second time on a clone of the compilation, and demands
/// that nothing is computed anew, that no step holds a symbol, and that the output compiles without a warning.
/// </summary>
public static class GeneratorTest
{
    /// <summary>The names of the generator's steps.</summary>
    public static IReadOnlyList<string> StepNames { get; } =
        [TrackingNames.Registries, TrackingNames.ClassChecks, TrackingNames.Outputs];

    // The first two are for code of the tests that nobody documents or whose parameters only the generator looks at.
    private static readonly string[] IgnoredInTestSources = ["CS1591", "CS9113"];

    /// <summary>Runs the generator over files.</summary>
    public static GeneratedProject Run(params string[] sources) => Run(TestProject.Of(sources));

    /// <summary>Runs the generator over a project.</summary>
    public static GeneratedProject Run(TestProject project)
    {
        var generated = RunBroken(project);
        var problems = generated.Diagnostics.Where(IsProblem).ToArray();
        return problems.Length == 0
            ? generated
            : throw new HarnessException(
                $"The output does not compile cleanly:\n{string.Join("\n", problems.Take(20))}\n\n{string.Join("\n", generated.Sources.Values)}");
    }

    /// <summary>Runs the generator over a project that need not compile; everything else must hold.</summary>
    public static GeneratedProject RunBroken(TestProject project)
    {
        var compilation = TestCompiler.Compile(project);
        var driver = TestCompiler.CreateDriver(trackSteps: true).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        var first = driver.GetRunResult().Results.Single();
        if (first.Exception is not null || reported.Length > 0)
            throw new HarnessException($"The generator failed or reported something:\n{string.Join("\n", reported)}\n{first.Exception}");

        var second = driver.RunGenerators(compilation.Clone()).GetRunResult().Results.Single();
        CheckCached(second);
        TrackedValueRules.Check(first, StepNames);
        TrackedValueRules.Check(second, StepNames);

        return new GeneratedProject(
            project,
            output,
            first.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString()));
    }

    private static void CheckCached(GeneratorRunResult result)
    {
        var steps = result.TrackedSteps
            .Where(static step => StepNames.Contains(step.Key))
            .Concat(result.TrackedOutputSteps)
            .SelectMany(static step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Reason))));
        foreach (var (name, reason) in steps)
        {
            if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                throw new HarnessException($"Step {name} was {reason} on a clone of the compilation; is its model equal by value?");
        }
    }

    private static bool IsProblem(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !diagnostic.IsSuppressed
        && !(IgnoredInTestSources.Contains(diagnostic.Id) && IsInTestSource(diagnostic));

    private static bool IsInTestSource(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.StartsWith("/src/", StringComparison.Ordinal) == true;
}
