using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK305: whatever the check looks at may fail, and it passes.</summary>
internal sealed class FailureAsHealthyRule : ICheckCodeRule
{
    // What is thrown when nobody answers. Any other exception may be an answer that the check expects.
    private static readonly (string Namespace, string Type)[] Failures =
    [
        ("System", "Object"),
        ("System", "Exception"),
        ("System", "SystemException"),
        ("System", "TimeoutException"),
        ("System.Net.Http", "HttpRequestException"),
        ("System.Net.Sockets", "SocketException"),
        ("System.Net", "WebException"),
        ("System.Data.Common", "DbException"),
        ("Npgsql", "NpgsqlException"),
        ("Microsoft.Data.SqlClient", "SqlException"),
        ("System.Data.SqlClient", "SqlException"),
        ("StackExchange.Redis", "RedisException"),
        ("StackExchange.Redis", "RedisConnectionException"),
        ("StackExchange.Redis", "RedisTimeoutException"),
        ("RabbitMQ.Client.Exceptions", "BrokerUnreachableException"),
    ];

    public void Look(CheckRun run, CheckBody body)
    {
        foreach (var clause in body.Catches)
        {
            if (clause.Filter is null
                && IsFailure(clause.ExceptionType)
                && CaughtResults.TryOf(clause) is { } attempt
                && CaughtResults.KindOf(clause, body) == ResultKind.Healthy
                && IsWholeCheck(attempt, body)
                && !FailsElsewhere(attempt, body))
            {
                run.Reporter.Report(DiagnosticDescriptors.FailureAsHealthy, CaughtResults.LocationOf(clause), null, run.Name);
            }
        }
    }

    private static bool IsFailure(ITypeSymbol type)
    {
        foreach (var failure in Failures)
        {
            if (type.Is(failure.Namespace, failure.Type))
                return true;
        }

        return false;
    }

    // Then what is tried comes on top of that.
    private static bool FailsElsewhere(ITryOperation attempt, CheckBody body)
    {
        var function = attempt.FunctionAround();
        foreach (var operation in body.All)
        {
            if (operation.FunctionAround() != function || attempt.Syntax.Span.Contains(operation.Syntax.Span))
                continue;
            if (operation is IThrowOperation
                || (operation is IReturnOperation { ReturnedValue: { } value } && CheckResults.KindOf(value) != ResultKind.Healthy))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether what is tried is all that the check does: where it has asked for something before, what is tried may be a figure that it
    /// can do without.
    /// </summary>
    private static bool IsWholeCheck(ITryOperation attempt, CheckBody body)
    {
        var function = attempt.FunctionAround();
        var awaits = false;
        var calls = false;
        foreach (var await in body.Awaits)
        {
            if (await.FunctionAround() == function && !attempt.Syntax.Span.Contains(await.Syntax.Span))
                return false;
            awaits |= attempt.Body.Syntax.Span.Contains(await.Syntax.Span);
        }

        if (awaits)
            return true;

        foreach (var call in body.Calls)
        {
            if (CheckResults.IsFactory(call.TargetMethod) || CheckResults.IsWrapping(call.TargetMethod))
                continue;
            if (call.FunctionAround() == function && !attempt.Syntax.Span.Contains(call.Syntax.Span))
                return false;
            calls |= attempt.Body.Syntax.Span.Contains(call.Syntax.Span);
        }

        return calls;
    }
}
