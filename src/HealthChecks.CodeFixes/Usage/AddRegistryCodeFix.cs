using System.Collections.Immutable;
using System.Composition;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>HCK105: adds the registry below the statement that makes the program's builder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddRegistryCodeFix))]
[Shared]
public sealed class AddRegistryCodeFix : HealthCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnaddedRegistry];

    private protected override async Task OfferAsync(CodeFixContext context, SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Method, out var method)
            || root.FindNode(diagnostic.Location.SourceSpan) is not BaseTypeDeclarationSyntax declaration
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } registry)
        {
            return;
        }

        Document? program = null;
        VariableDeclaratorSyntax? builder = null;
        foreach (var document in context.Document.Project.Documents)
        {
            if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } other
                || HostStatements.Builder(other) is not { } found)
            {
                continue;
            }

            if (program is not null)
                return;
            (program, builder) = (document, found);
        }

        if (program is not null)
        {
            Offer(
                context,
                diagnostic,
                $"Add '{registry.Name}' to the services",
                nameof(AddRegistryCodeFix),
                cancellationToken => AddAsync(program, builder!, method!, registry, cancellationToken));
        }
    }

    private static async Task<Solution> AddAsync(
        Document program,
        VariableDeclaratorSyntax builder,
        string method,
        INamedTypeSymbol registry,
        CancellationToken cancellationToken)
    {
        var text = await program.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var model = (await program.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var position = builder.SpanStart;
        var line = $"{builder.Identifier.Text}.Services.{method}<{registry.ToMinimalDisplayString(model, position)}>();";
        return program.WithText(text.WithChanges(
        [
            .. TextEdits.Import(text, model, position, "Microsoft.Extensions.DependencyInjection", "IServiceCollection"),
            TextEdits.LineAfter(text, HostStatements.StatementOf(builder)!, line),
        ])).Project.Solution;
    }
}
