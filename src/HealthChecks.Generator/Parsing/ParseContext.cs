using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>What a parser has at hand besides the symbol.</summary>
/// <param name="compilation">The compilation of the symbol.</param>
/// <param name="semanticModel">The generator's model of the file that it looks at; null for an analyzer.</param>
/// <param name="reporter">Where to say what is wrong; null for the generator.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class ParseContext(
    Compilation compilation,
    SemanticModel? semanticModel,
    IProblemReporter? reporter,
    CancellationToken cancellationToken)
{
    public SemanticModel? SemanticModel => semanticModel;

    public IProblemReporter? Reporter => reporter;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether a symbol is declared in the project's own source.</summary>
    public bool IsOfProject(ISymbol symbol) => symbol.IsDeclaredIn(compilation);

    /// <summary>The model of the file that a node is in; null when it is no file of this project.</summary>
    public SemanticModel? ModelOf(SyntaxNode node)
    {
        if (semanticModel is not null && semanticModel.SyntaxTree == node.SyntaxTree)
            return semanticModel;

#pragma warning disable RS1030 // Asked only about source that names constants yet to be generated, which no analyzer sees.
        return compilation.ContainsSyntaxTree(node.SyntaxTree) ? compilation.GetSemanticModel(node.SyntaxTree) : null;
#pragma warning restore RS1030
    }
}
