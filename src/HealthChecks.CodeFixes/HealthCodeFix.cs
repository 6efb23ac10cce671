using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HealthChecks.CodeFixes;

/// <summary>What every code fix of ours has in common: it can fix all.</summary>
public abstract class HealthCodeFix : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        foreach (var diagnostic in context.Diagnostics)
            await OfferAsync(context, root, diagnostic).ConfigureAwait(false);
    }

    /// <summary>Offers what repairs one diagnostic.</summary>
    private protected abstract Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic);

    /// <summary>Registers an offer.</summary>
    /// <param name="context">Where to register it.</param>
    /// <param name="diagnostic">What it repairs.</param>
    /// <param name="title">What it does, in the imperative.</param>
    /// <param name="equivalenceKey">The same for all offers that fix-all takes together.</param>
    /// <param name="change">Makes the change.</param>
    private protected static void Offer(
        CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        string equivalenceKey,
        Func<CancellationToken, Task<Document>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey), diagnostic);

    /// <summary>Registers an offer that changes several documents.</summary>
    private protected static void Offer(
        CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        string equivalenceKey,
        Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey), diagnostic);

    /// <summary>Registers an offer that replaces nodes of the document.</summary>
    private protected static void Offer(
        CodeFixContext context,
        Diagnostic diagnostic,
        string title,
        string equivalenceKey,
        Func<SyntaxNode> change) =>
        Offer(context, diagnostic, title, equivalenceKey, _ => Task.FromResult(context.Document.WithSyntaxRoot(change())));
}
