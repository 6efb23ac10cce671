using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK309: a check that says the same whatever happens.</summary>
internal sealed class ConstantResultRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        if (!body.IsRoot || body.Returns.Count == 0 || NeedsSomething(run))
            return;

        foreach (var operation in body.All)
        {
            if (!IsHarmless(operation))
                return;
        }

        foreach (var each in body.Returns)
        {
            if (each.FunctionAround() is not (null or IMethodBodyOperation))
                return;
        }

        if (CheckResults.KindOfReturns(body, body.Operation as IMethodBodyOperation) is not ResultKind.Unknown and var kind)
            run.Reporter.Report(DiagnosticDescriptors.ConstantResult, body.Declaration.Identifier.GetLocation(), null, run.Name, kind);
    }

    // A service that cannot be constructed fails the check, whatever it does then.
    private static bool NeedsSomething(CheckRun run)
    {
        if (!run.IsMethod)
        {
            return run.Type.BaseType is not { SpecialType: SpecialType.System_Object }
                || run.Type.InstanceConstructors.Any(static each => !each.IsImplicitlyDeclared);
        }

        foreach (var parameter in run.Root.Parameters)
        {
            if (!parameter.Type.IsToken() && !parameter.Type.Is(MetadataNames.FrameworkNamespace, "HealthCheckContext"))
                return true;
        }

        return false;
    }

    // Nothing that could throw, or ask anybody. Whatever is not known to be so, may.
    private static bool IsHarmless(IOperation operation) => operation switch
    {
        IMethodBodyOperation or IBlockOperation or IReturnOperation or IExpressionStatementOperation or IEmptyOperation => true,
        ILiteralOperation or IDefaultValueOperation or IParenthesizedOperation => true,
        IConversionOperation { OperatorMethod: null, Conversion.IsImplicit: true } => true,
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInstanceReferenceOperation => true,
        IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IVariableDeclaratorOperation or IVariableInitializerOperation => true,
        IConditionalOperation or IArgumentOperation or ISwitchExpressionOperation or ISwitchExpressionArmOperation => true,
        IPatternOperation or IDiscardOperation or INameOfOperation => true,
        IBinaryOperation { OperatorMethod: null } binary => binary.OperatorKind is not (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder),
        IUnaryOperation { OperatorMethod: null } => true,
        IAwaitOperation await => CheckResults.KindOf(await.Operation) != ResultKind.Unknown || IsCompletedTask(await.Operation),
        IPropertyReferenceOperation property => IsCompletedTask(property),
        IInvocationOperation call => CheckResults.IsFactory(call.TargetMethod) || CheckResults.IsWrapping(call.TargetMethod),
        IObjectCreationOperation creation =>
            creation.Type.IsResult() || (creation.Type.IsTask() && CheckResults.KindOf(creation) != ResultKind.Unknown),
        _ => false,
    };

    private static bool IsCompletedTask(IOperation operation) =>
        operation.Unwrap() is IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType: var type } } && type.IsTask();
}
