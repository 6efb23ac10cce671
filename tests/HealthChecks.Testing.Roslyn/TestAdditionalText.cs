using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Testing.Roslyn;

/// <summary>A file that analyzers see besides the sources.</summary>
internal sealed class TestAdditionalText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
