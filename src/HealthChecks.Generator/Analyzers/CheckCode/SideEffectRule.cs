using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// HCK310: a check that changes what it looks at. One that takes its change back (rolls back, deletes, receives what it sent) is a
/// probe of its own kind, and left alone.
/// </summary>
internal sealed class SideEffectRule : ICheckCodeRule
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";

    private static readonly (string Namespace, string Type, string Method, string Does)[] Changes =
    [
        (EntityFramework, "DbContext", "SaveChanges", "saves changes"),
        (EntityFramework, "EntityFrameworkQueryableExtensions", "ExecuteDelete", "deletes rows"),
        (EntityFramework, "EntityFrameworkQueryableExtensions", "ExecuteUpdate", "changes rows"),
        (EntityFramework, "RelationalQueryableExtensions", "ExecuteDelete", "deletes rows"),
        (EntityFramework, "RelationalQueryableExtensions", "ExecuteUpdate", "changes rows"),
        (EntityFramework, "RelationalDatabaseFacadeExtensions", "Migrate", "migrates the database"),
        (EntityFramework + ".Infrastructure", "DatabaseFacade", "EnsureCreated", "creates the database"),
        (EntityFramework + ".Infrastructure", "DatabaseFacade", "EnsureDeleted", "deletes the database"),
        ("RabbitMQ.Client", "IModel", "BasicPublish", "publishes a message"),
        ("RabbitMQ.Client", "IChannel", "BasicPublish", "publishes a message"),
        ("Confluent.Kafka", "IProducer", "Produce", "publishes a message"),
        ("Azure.Messaging.ServiceBus", "ServiceBusSender", "SendMessage", "sends a message"),
        ("Azure.Messaging.ServiceBus", "ServiceBusSender", "SendMessages", "sends messages"),
        ("System.Net.Mail", "SmtpClient", "Send", "sends a mail"),
        ("System.Net.Mail", "SmtpClient", "SendMail", "sends a mail"),
    ];

    private static readonly HashSet<string> Undoing = new(StringComparer.Ordinal)
    {
        "Rollback", "RollbackAsync", "Remove", "RemoveRange", "Delete", "DeleteAsync", "ExecuteDelete", "ExecuteDeleteAsync",
        "BasicGet", "BasicGetAsync", "BasicConsume", "BasicConsumeAsync", "Consume", "ReceiveMessageAsync", "ReceiveMessagesAsync",
        "UseTransaction", "EnsureDeleted", "EnsureDeletedAsync",
    };

    /// <summary>Whether a method of this name may change something.</summary>
    public static bool IsChangedBy(string name) =>
        Array.Exists(Changes, change => name.StartsWith(change.Method, StringComparison.Ordinal))
        || name.StartsWith("ExecuteSql", StringComparison.Ordinal)
        || name.StartsWith("WriteAll", StringComparison.Ordinal) || name.StartsWith("AppendAll", StringComparison.Ordinal);

    public void Look(CheckRun run, CheckBody body)
    {
        if (IsTakenBack(body))
            return;

        foreach (var call in body.Calls)
        {
            if (ChangeBy(call) is { } change)
                run.Reporter.Report(DiagnosticDescriptors.SideEffect, call.NameLocation(), null, run.Name, change);
        }

        foreach (var (text, verb) in SqlTexts.Writing(body))
            run.Reporter.Report(DiagnosticDescriptors.SideEffect, text.Syntax.GetLocation(), null, run.Name, $"runs {verb}");
    }

    private static string? ChangeBy(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - "Async".Length);
        foreach (var change in Changes)
        {
            if (name == change.Method
                && (call.Instance?.Unwrap().Type ?? call.TargetMethod.ContainingType).IsOrInherits(change.Namespace, change.Type))
            {
                return change.Does;
            }
        }

        return WritesFile(call, name) ? "writes a file" : null;
    }

    private static bool WritesFile(IInvocationOperation call, string name) =>
        name is "WriteAllText" or "WriteAllBytes" or "WriteAllLines" or "AppendAllText" or "AppendAllLines" or "AppendAllBytes"
        && call.TargetMethod.ContainingType.Is("System.IO", "File")
        && call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string path } }, ..]
        && IsOutsideTemporary(path);

    private static bool IsOutsideTemporary(string path)
    {
        var isAbsolute = path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/');
        return isAbsolute
            && path.IndexOf("tmp", StringComparison.OrdinalIgnoreCase) < 0
            && path.IndexOf("temp", StringComparison.OrdinalIgnoreCase) < 0
            && !path.StartsWith("/dev/", StringComparison.Ordinal)
            && !path.StartsWith("/proc/", StringComparison.Ordinal);
    }

    private static bool IsTakenBack(CheckBody body)
    {
        foreach (var call in body.Calls)
        {
            if (Undoing.Contains(call.TargetMethod.Name))
                return true;
        }

        // A transaction that is never committed is rolled back.
        return Begins(body) && !body.Calls.Exists(static call => call.TargetMethod.Name is "Commit" or "CommitAsync" or "Complete");
    }

    private static bool Begins(CheckBody body) =>
        body.Calls.Exists(static call => call.TargetMethod.Name is "BeginTransaction" or "BeginTransactionAsync")
        || body.Creations.Exists(static creation => creation.Type.Is("System.Transactions", "TransactionScope"));
}
