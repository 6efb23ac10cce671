using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK311: a check that passes on what another service's checks say.</summary>
internal sealed class HealthEndpointRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        foreach (var call in body.Calls)
        {
            if ((call.TargetMethod.ContainingType.IsOrInherits("System.Net.Http", "HttpMessageInvoker")
                    || call.TargetMethod.ContainingType.Is("System.Net.Http.Json", "HttpClientJsonExtensions"))
                && call.TargetMethod.Name is not ("CancelPendingRequests" or "Dispose"))
            {
                Look(run, body, call.Arguments);
            }
        }

        foreach (var creation in body.Creations)
        {
            if (creation.Type.Is("System.Net.Http", "HttpRequestMessage"))
                Look(run, body, creation.Arguments);
        }
    }

    private static void Look(CheckRun run, CheckBody body, IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == "requestUri" && AddressOf(argument.Value, body) is { } address
                && HealthAddress.SegmentOf(address.Text) is { } segment)
            {
                run.Reporter.Report(DiagnosticDescriptors.HealthEndpoint, address.Operation.Syntax.GetLocation(), null, run.Name, segment);
            }
        }
    }

    /// <summary>The text of an address; what is not constant in it stands as a zero character.</summary>
    private static (IOperation Operation, string Text)? AddressOf(IOperation value, CheckBody body)
    {
        var operation = value.Unwrap();
        if (operation is ILocalReferenceOperation local && body.InitialValueOf(local.Local) is { } initial && !IsAssigned(local.Local, body))
            operation = initial;
        if (operation is IObjectCreationOperation { Arguments: [.., { Value: var text }] } created && created.Type.Is("System", "Uri"))
            operation = text.Unwrap();

        return TextOf(operation) is { } known ? (operation, known) : null;
    }

    private static string? TextOf(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(TextOf)),
        IInterpolatedStringTextOperation part => TextOf(part.Text),
        IInterpolationOperation => "\0",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum =>
            (TextOf(sum.LeftOperand.Unwrap()) ?? "\0") + (TextOf(sum.RightOperand.Unwrap()) ?? "\0"),
        _ => null,
    };

    private static bool IsAssigned(ILocalSymbol local, CheckBody body)
    {
        foreach (var assignment in body.Assignments)
        {
            if (assignment.Target is ILocalReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Local, local))
                return true;
        }

        return false;
    }
}
