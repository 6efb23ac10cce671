using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// Follows a run from the method that the engine calls to the methods of the same class that it calls. A method that several checks of
/// a registry share is looked at once.
/// </summary>
internal sealed class RunFollower(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method has its body in the declaration that is looked at.</summary>
    public bool IsHere(IMethodSymbol method) => DeclarationOf(method)?.Parent == declaration;

    /// <summary>The run that begins with a method; null when the method has no body here.</summary>
    public CheckRun? Follow(ProjectFacts project, IMethodSymbol root, bool isBlocking)
    {
        var run = new CheckRun(project, root, isBlocking, Reporting.To(context), context.CancellationToken);
        var pending = new Queue<IMethodSymbol>();
        var elsewhere = new Queue<IMethodSymbol>();
        pending.Enqueue(root);
        while (pending.Count + elsewhere.Count > 0)
        {
            // What is called on the thread of the check as well is looked at as such.
            var isElsewhere = pending.Count == 0;
            var method = (isElsewhere ? elsewhere : pending).Dequeue();
            if (_seen.Add(method) && BodyOf(method, isRoot: run.Bodies.Count == 0, isElsewhere) is { } body)
            {
                run.Bodies.Add(body);
                foreach (var operation in body.All)
                {
                    if (Called(operation) is { } called && IsFollowed(called, run))
                        (isElsewhere || operation.IsElsewhere() ? elsewhere : pending).Enqueue(called);
                }
            }
        }

        return run.Bodies.Count == 0 || !run.Bodies[0].IsRoot ? null : run;
    }

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition,
        IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
        _ => null,
    };

    // A registry in several files would have what its checks share looked at in each of them.
    private bool IsFollowed(IMethodSymbol method, CheckRun run) =>
        method.MethodKind == MethodKind.Ordinary
        && SymbolEqualityComparer.Default.Equals(method.ContainingType, run.Type.OriginalDefinition)
        && (!run.IsMethod || IsHere(method));

    private CheckBody? BodyOf(IMethodSymbol method, bool isRoot, bool isElsewhere)
    {
        if (DeclarationOf(method) is not { } syntax || !BodySyntax.IsWorthALook(syntax))
            return null;

        var model = new ParseContext(context.Compilation, context.SemanticModel, reporter: null, context.CancellationToken).ModelOf(syntax);
        return model?.GetOperation(syntax, context.CancellationToken) is { } operation
            ? new CheckBody(method, syntax, model, operation, isRoot, isElsewhere)
            : null;
    }

    private MethodDeclarationSyntax? DeclarationOf(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax(context.CancellationToken) as MethodDeclarationSyntax
            : null;
}
