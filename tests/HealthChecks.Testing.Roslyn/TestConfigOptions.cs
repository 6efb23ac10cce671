using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Testing.Roslyn;

/// <summary>A project's editorconfig keys and visible MSBuild properties, as analyzers read them.</summary>
internal sealed class TestConfigOptions(TestProject project) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(project.EditorConfig ?? "", "/.editorconfig") });

    public override AnalyzerConfigOptions GlobalOptions => new Options(
        project.BuildProperties.ToDictionary(static property => "build_property." + property.Key, static property => property.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(_set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
