using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>
/// Turns source into pipelines, by going through the bodies that build them in the order of execution. Both arms of a fork are gone
/// through, and remembered as such; methods of the project are followed.
/// </summary>
internal sealed class PipelineReader
{
    private readonly Compilation _compilation;
    private readonly CallReader _calls;

    public PipelineReader(Compilation compilation)
    {
        _compilation = compilation;
        _calls = new CallReader(this);
    }

    public Compilation Compilation => _compilation;

    public List<Pipeline> Pipelines { get; } = [];

    /// <summary>The bodies that were entered from another one.</summary>
    public HashSet<SyntaxNode> Followed { get; } = [];

    public SemanticModel? ModelOf(SyntaxNode node)
    {
#pragma warning disable RS1030 // A pipeline is built in several files; only those few that build one are asked.
        return _compilation.ContainsSyntaxTree(node.SyntaxTree) ? _compilation.GetSemanticModel(node.SyntaxTree) : null;
#pragma warning restore RS1030
    }

    /// <summary>Reads a body that nobody is known to call.</summary>
    public void ReadRoot(SyntaxNode body)
    {
        if (ModelOf(body) is not { } model)
            return;

        var frame = new Frame(model, body, outer: null, call: null);
        if (body is BaseMethodDeclarationSyntax method)
        {
            foreach (var parameter in method.ParameterList.Parameters)
            {
                if (model.GetDeclaredSymbol(parameter) is { } symbol && RootParameter.ValueOf(symbol, method, this) is { } value)
                    frame.Set(symbol, value);
            }
        }

        Run(body, frame);
    }

    /// <summary>Goes through a body: a method, a file's top-level statements, a block or an expression.</summary>
    public void Run(SyntaxNode? body, Frame frame)
    {
        switch (body)
        {
            case BaseMethodDeclarationSyntax method:
                Run((SyntaxNode?)method.Body ?? method.ExpressionBody, frame);
                break;
            case LocalFunctionStatementSyntax function:
                Run((SyntaxNode?)function.Body ?? function.ExpressionBody, frame);
                break;
            case CompilationUnitSyntax unit:
                RunAll(unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement), frame);
                break;
            case ArrowExpressionClauseSyntax arrow:
                frame.Returned = _calls.Evaluate(arrow.Expression, frame);
                break;
            case StatementSyntax statement:
                RunStatement(statement, frame);
                break;
            case ExpressionSyntax expression:
                frame.Returned = _calls.Evaluate(expression, frame);
                break;
        }
    }

    public Pipeline Begin(PipelineKind kind, SyntaxNode root, PipelineCall? branch = null)
    {
        var pipeline = new Pipeline(kind, root, branch);
        Pipelines.Add(pipeline);
        return pipeline;
    }

    private void RunAll(IEnumerable<StatementSyntax> statements, Frame frame)
    {
        var way = frame.Way;
        foreach (var statement in statements)
        {
            RunStatement(statement, frame);

            // What follows an arm that leaves is the other arm.
            if (statement is IfStatementSyntax fork && Leaves(fork.Statement) && fork.Else is null)
                frame.Way = ElseOf(fork, frame);
        }

        frame.Way = way;
    }

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => Leaves(last),
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        _ => false,
    };

    private static Branching ThenOf(IfStatementSyntax fork, Frame frame) =>
        new(frame.Way, fork, arm: 0, EnvironmentCondition.Of(fork.Condition, value: true, frame.Model));

    private static Branching ElseOf(IfStatementSyntax fork, Frame frame) =>
        new(frame.Way, fork, arm: 1, EnvironmentCondition.Of(fork.Condition, value: false, frame.Model));

    private void RunStatement(StatementSyntax statement, Frame frame)
    {
        switch (statement)
        {
            case BlockSyntax block:
                RunAll(block.Statements, frame);
                break;
            case ExpressionStatementSyntax expression:
                _calls.Evaluate(expression.Expression, frame);
                break;
            case LocalDeclarationStatementSyntax local:
                Declare(local.Declaration, frame);
                break;
            case ReturnStatementSyntax { Expression: { } returned }:
                frame.Returned = _calls.Evaluate(returned, frame) ?? frame.Returned;
                break;
            case IfStatementSyntax fork:
                _calls.Evaluate(fork.Condition, frame);
                RunOn(ThenOf(fork, frame), fork.Statement, frame);
                if (fork.Else is { } otherwise)
                    RunOn(ElseOf(fork, frame), otherwise.Statement, frame);
                break;
            case UsingStatementSyntax resource:
                if (resource.Declaration is not null)
                    Declare(resource.Declaration, frame);
                _calls.EvaluateAll(resource.Expression, frame);
                RunStatement(resource.Statement, frame);
                break;
            case TryStatementSyntax attempt:
                RunStatement(attempt.Block, frame);
                foreach (var failure in attempt.Catches)
                    RunOn(new Branching(frame.Way, failure, arm: 1, EnvironmentCondition.Unknown), failure.Block, frame);
                if (attempt.Finally is not null)
                    RunStatement(attempt.Finally.Block, frame);
                break;
            case SwitchStatementSyntax choice:
                _calls.Evaluate(choice.Expression, frame);
                for (var i = 0; i < choice.Sections.Count; i++)
                {
                    var way = frame.Way;
                    frame.Way = new Branching(way, choice, i, EnvironmentCondition.Unknown);
                    RunAll(choice.Sections[i].Statements, frame);
                    frame.Way = way;
                }

                break;
            case LockStatementSyntax locked:
                RunStatement(locked.Statement, frame);
                break;
            case CheckedStatementSyntax block:
                RunStatement(block.Block, frame);
                break;
            case LabeledStatementSyntax labeled:
                RunStatement(labeled.Statement, frame);
                break;
            case ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                foreach (var child in statement.ChildNodes())
                {
                    if (child is StatementSyntax body)
                        RunOn(new Branching(frame.Way, statement, arm: 0, EnvironmentCondition.Unknown), body, frame);
                    else if (child is ExpressionSyntax part)
                        _calls.Evaluate(part, frame);
                }

                break;
            case LocalFunctionStatementSyntax:
                break;
            default:
                _calls.EvaluateAll(statement, frame);
                break;
        }
    }

    private void RunOn(Branching way, StatementSyntax statement, Frame frame)
    {
        var before = frame.Way;
        frame.Way = way;
        RunStatement(statement, frame);
        frame.Way = before;
    }

    private void Declare(VariableDeclarationSyntax declaration, Frame frame)
    {
        foreach (var variable in declaration.Variables)
        {
            if (variable.Initializer is { } initializer
                && _calls.Evaluate(initializer.Value, frame) is { } value
                && frame.Model.GetDeclaredSymbol(variable) is { } symbol)
            {
                frame.Set(symbol, value);
            }
        }
    }
}
