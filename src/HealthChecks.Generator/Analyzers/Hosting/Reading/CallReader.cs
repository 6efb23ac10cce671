using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>Goes through expressions in the order of execution, and says which stand for a pipeline, a group or something mapped.</summary>
internal sealed class CallReader(PipelineReader reader)
{
    private const int Deepest = 12;

    private readonly BuilderCalls _builders = new(reader);

    /// <summary>Goes through all expressions below a node.</summary>
    public void EvaluateAll(SyntaxNode? node, Frame frame)
    {
        if (node is null)
            return;

        if (node is ExpressionSyntax expression)
        {
            Evaluate(expression, frame);
            return;
        }

        foreach (var child in node.ChildNodes())
            EvaluateAll(child, frame);
    }

    public BuilderValue? Evaluate(ExpressionSyntax expression, Frame frame)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Evaluate(parenthesized.Expression, frame);
            case CastExpressionSyntax cast:
                return Evaluate(cast.Expression, frame);
            case AwaitExpressionSyntax awaited:
                return Evaluate(awaited.Expression, frame);
            case PostfixUnaryExpressionSyntax sure:
                return Evaluate(sure.Operand, frame);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } conversion:
                return Evaluate(conversion.Left, frame);
            case IdentifierNameSyntax name:
                return Variable(name, frame);
            case InvocationExpressionSyntax call:
                return Call(call, frame);
            case ConditionalAccessExpressionSyntax access:
                return Access(access, frame);
            case AssignmentExpressionSyntax assignment:
                return Assign(assignment, frame);
            case ConditionalExpressionSyntax choice:
                return Choose(choice, frame);
            case BaseObjectCreationExpressionSyntax creation:
                foreach (var argument in creation.ArgumentList?.Arguments ?? default)
                    Evaluate(argument.Expression, frame)?.Escape();
                EvaluateAll(creation.Initializer, frame);
                return null;
            case MemberAccessExpressionSyntax member:
                Evaluate(member.Expression, frame);
                return null;
            case AnonymousFunctionExpressionSyntax or TypeSyntax or LiteralExpressionSyntax:
                return null;
            default:
                foreach (var child in expression.ChildNodes())
                    EvaluateAll(child, frame);
                return null;
        }
    }

    private static BuilderValue? Variable(IdentifierNameSyntax name, Frame frame) =>
        frame.Model.GetSymbolInfo(name).Symbol is { } symbol ? frame.Find(symbol) : null;

    private BuilderValue? Access(ConditionalAccessExpressionSyntax access, Frame frame)
    {
        var before = frame.Conditional;
        frame.Conditional = Evaluate(access.Expression, frame);
        var result = Evaluate(access.WhenNotNull, frame);
        frame.Conditional = before;
        return result;
    }

    private BuilderValue? Assign(AssignmentExpressionSyntax assignment, Frame frame)
    {
        var value = Evaluate(assignment.Right, frame);
        if (value is null)
            return null;

        if (assignment.Left is IdentifierNameSyntax name && frame.Model.GetSymbolInfo(name).Symbol is { Kind: SymbolKind.Local or SymbolKind.Parameter } symbol)
            frame.Set(symbol, value);
        else if (assignment.Left is not IdentifierNameSyntax { Identifier.ValueText: "_" })
            value.Escape();
        return value;
    }

    private BuilderValue? Choose(ConditionalExpressionSyntax choice, Frame frame)
    {
        Evaluate(choice.Condition, frame);
        var way = frame.Way;
        frame.Way = new Branching(way, choice, arm: 0, EnvironmentCondition.Of(choice.Condition, value: true, frame.Model));
        var one = Evaluate(choice.WhenTrue, frame);
        frame.Way = new Branching(way, choice, arm: 1, EnvironmentCondition.Of(choice.Condition, value: false, frame.Model));
        var other = Evaluate(choice.WhenFalse, frame);
        frame.Way = way;
        if (one is not null && other is not null && one.Group == other.Group && one.Endpoint == other.Endpoint)
            return one;

        one?.Escape();
        other?.Escape();
        return null;
    }

    private BuilderValue? Call(InvocationExpressionSyntax call, Frame frame)
    {
        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax member => Evaluate(member.Expression, frame),
            MemberBindingExpressionSyntax => frame.Conditional,
            _ => null,
        };

        var arguments = call.ArgumentList.Arguments;
        var values = new BuilderValue?[arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(arguments[i].Expression, frame);

        // Half typed, ambiguous or dynamic: it may be anything.
        if (frame.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            receiver?.Escape();
            foreach (var value in values)
                value?.Escape();
            return null;
        }

        var bound = new BoundCall(call, method, receiver, values);
        if (bound.HasValue || method.MethodKind == MethodKind.LocalFunction || method.ReturnType.IsPipeline())
        {
            if (Body(method, reader.Compilation) is { } body)
                return Follow(body, bound, frame);
        }

        if (bound.HasValue)
            return _builders.Read(bound, frame);
        if (method.ReturnType.IsWebApplication())
            return new BuilderValue(reader.Begin(PipelineKind.Application, frame.Root));

        _builders.ReadDetached(bound, frame);
        return null;
    }

    private BuilderValue? Follow(SyntaxNode body, BoundCall call, Frame frame)
    {
        if (frame.Depth >= Deepest || frame.IsRunning(body) || reader.ModelOf(body) is not { } model)
        {
            call.Escape();
            return null;
        }

        var inner = new Frame(model, body, frame, call.Syntax);
        foreach (var (parameter, value) in call.Values())
            inner.Set(parameter, value);
        reader.Followed.Add(body);
        reader.Run(body, inner);

        // return app; of a method that was given it.
        return inner.Returned;
    }

    /// <summary>The body of a method of the project; null when there is none, or when another may run in its place.</summary>
    internal static SyntaxNode? Body(IMethodSymbol method, Compilation compilation)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (definition.IsVirtual || definition.IsAbstract || definition.IsOverride || !definition.IsDeclaredIn(compilation))
            return null;

        return (definition.PartialImplementationPart ?? definition).DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            MethodDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            MethodDeclarationSyntax declared => declared,
            LocalFunctionStatementSyntax { Body: null, ExpressionBody: null } => null,
            LocalFunctionStatementSyntax local => local,
            _ => null,
        };
    }
}
