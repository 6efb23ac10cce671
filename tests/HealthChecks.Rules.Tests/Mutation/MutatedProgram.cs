using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Mutation;

/// <summary>A valid program, and what is done to it.</summary>
/// <param name="Original">The valid program.</param>
/// <param name="Edits">What is done to it, in turn.</param>
public sealed record MutatedProgram(TestProject Original, IReadOnlyList<SourceEdit> Edits)
{
    /// <summary>The program after the edits.</summary>
    public TestProject Project => Edits.Aggregate(Original, static (project, edit) =>
    {
        var path = project.Files.Keys.ElementAt(edit.File % project.Files.Count);
        return project.With(path, edit.Apply(project.Files[path]));
    });

    /// <summary>The same with one edit less, in every way.</summary>
    public IEnumerable<MutatedProgram> Shrunk =>
        Enumerable.Range(0, Edits.Count).Select(left => this with { Edits = [.. Edits.Where((_, index) => index != left)] });

    /// <inheritdoc />
    public override string ToString() =>
        $"{string.Join(", ", Edits)}:\n{string.Join("\n---\n", Project.Files.Select(static file => $"{file.Key}\n{file.Value}"))}";
}
