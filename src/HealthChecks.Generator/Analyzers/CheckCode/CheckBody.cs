using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>One method of a run, walked once: rules find its operations by kind, those of lambdas and local functions among them.</summary>
internal sealed class CheckBody
{
    public CheckBody(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model, IOperation operation, bool isRoot, bool isElsewhere)
    {
        Method = method;
        Declaration = declaration;
        Model = model;
        Operation = operation;
        IsRoot = isRoot;
        IsElsewhere = isElsewhere;
        Walk(operation);
    }

    public IMethodSymbol Method { get; }

    public MethodDeclarationSyntax Declaration { get; }

    public SemanticModel Model { get; }

    public IOperation Operation { get; }

    /// <summary>Whether the engine calls this method itself.</summary>
    public bool IsRoot { get; }

    /// <summary>Whether the run calls this method on other threads only.</summary>
    public bool IsElsewhere { get; }

    /// <summary>Everything, in the order of the source.</summary>
    public List<IOperation> All { get; } = [];

    public List<IInvocationOperation> Calls { get; } = [];

    public List<IObjectCreationOperation> Creations { get; } = [];

    public List<IPropertyReferenceOperation> Properties { get; } = [];

    public List<IAssignmentOperation> Assignments { get; } = [];

    public List<ICatchClauseOperation> Catches { get; } = [];

    public List<IAwaitOperation> Awaits { get; } = [];

    public List<IReturnOperation> Returns { get; } = [];

    public List<ILocalReferenceOperation> Locals { get; } = [];

    /// <summary>What a local is given where it is declared; null when that is nothing, or not known.</summary>
    public IOperation? InitialValueOf(ILocalSymbol local)
    {
        foreach (var operation in All)
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                return declarator.GetVariableInitializer()?.Value.Unwrap();
        }

        return null;
    }

    // A name in nameof is never read, and a list instead of recursion bears any depth.
    private void Walk(IOperation root)
    {
        var pending = new Stack<IOperation>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            Add(operation);
            if (operation is INameOfOperation)
                continue;

            foreach (var child in operation.ChildOperations.Reverse())
                pending.Push(child);
        }
    }

    private void Add(IOperation operation)
    {
        All.Add(operation);
        switch (operation)
        {
            case IInvocationOperation call:
                Calls.Add(call);
                break;
            case IObjectCreationOperation creation:
                Creations.Add(creation);
                break;
            case IPropertyReferenceOperation property:
                Properties.Add(property);
                break;
            case IAssignmentOperation assignment:
                Assignments.Add(assignment);
                break;
            case ICatchClauseOperation clause:
                Catches.Add(clause);
                break;
            case IAwaitOperation await:
                Awaits.Add(await);
                break;
            case IReturnOperation { Kind: OperationKind.Return } @return:
                Returns.Add(@return);
                break;
            case ILocalReferenceOperation local:
                Locals.Add(local);
                break;
        }
    }
}
