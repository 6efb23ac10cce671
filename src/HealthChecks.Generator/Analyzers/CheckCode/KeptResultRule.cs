using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// HCK123: a check that keeps its last result and returns it again. To the engine an old reading is then a new one. Other state is left
/// alone: the runs of a check never overlap, and a check may well count.
/// </summary>
internal sealed class KeptResultRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var assignment in body.Assignments)
        {
            if (assignment.Target is IMemberReferenceOperation { Member: var member } target
                && IsResult(target.Type)
                && IsOwn(member, run)
                && IsReturned(member, run)
                && (member.IsStatic || SharedChecks.IsShared(run.Type))
                && reported.Add(member))
            {
                run.Reporter.Report(DiagnosticDescriptors.KeptResult, target.Syntax.GetLocation(), null, member.Name, run.Name);
            }
        }
    }

    private static bool IsResult(ITypeSymbol? type) =>
        type.IsResult()
        || (type is INamedTypeSymbol { TypeArguments: [var inner] } outer
            && inner.IsResult()
            && (outer.IsTask() || outer.Is("System", "Nullable")));

    private static bool IsOwn(ISymbol member, CheckRun run) =>
        member is IFieldSymbol or IPropertySymbol { IsIndexer: false }
        && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, run.Type.OriginalDefinition);

    private static bool IsReturned(ISymbol member, CheckRun run)
    {
        foreach (var body in run.Bodies)
        {
            foreach (var each in body.Returns)
            {
                if (each.ReturnedValue is { } value && body.SymbolOf(each.FunctionAround()).ReturnsResult() && IsRead(member, value))
                    return true;
            }
        }

        return false;
    }

    // Itself, its value, or as a task; but not what is assigned to it on the way out.
    private static bool IsRead(ISymbol member, IOperation value) => value.Unwrap() switch
    {
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } => IsRead(member, nullable),
        IMemberReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Member, member),
        IAwaitOperation await => IsRead(member, await.Operation),
        ICoalesceOperation coalesce => IsRead(member, coalesce.Value),
        ICoalesceAssignmentOperation assignment => IsRead(member, assignment.Target),
        IConditionalOperation { WhenFalse: { } otherwise } conditional => IsRead(member, conditional.WhenTrue) || IsRead(member, otherwise),
        IInvocationOperation { Arguments: [{ Value: var wrapped }] } call when CheckResults.IsWrapping(call.TargetMethod) =>
            IsRead(member, wrapped),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable } => IsRead(member, nullable),
        _ => false,
    };
}
