using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>
/// Methods that are known to wait for something outside the process, and have an asynchronous twin. A stream or reader that may be one
/// in memory is not among them.
/// </summary>
internal static class BlockingMethods
{
    private static readonly Dictionary<string, (string Namespace, string Type)[]> TypesByMethod = Index(
        ("System.Data.Common", "DbConnection", "Open BeginTransaction ChangeDatabase"),
        ("System.Data.Common", "DbDataSource", "OpenConnection"),
        ("System.Data.Common", "DbCommand", "ExecuteScalar ExecuteNonQuery ExecuteReader Prepare"),
        ("System.Data.Common", "DbBatch", "ExecuteScalar ExecuteNonQuery ExecuteReader"),
        ("System.Data.Common", "DbDataReader", "Read NextResult"),
        ("System.Data.Common", "DbTransaction", "Commit Rollback"),
        ("System.IO", "File", "ReadAllText ReadAllBytes ReadAllLines WriteAllText WriteAllBytes WriteAllLines"),
        ("System.IO", "File", "AppendAllText AppendAllLines AppendAllBytes"),
        ("System.IO", "FileStream", "Read Write CopyTo Flush"),
        ("System.Net.Sockets", "NetworkStream", "Read Write CopyTo"),
        ("System.Net.Sockets", "TcpClient", "Connect"),
        ("System.Net.Sockets", "Socket", "Connect Send Receive SendTo ReceiveFrom Accept"),
        ("System.Net.Security", "SslStream", "AuthenticateAsClient Read Write CopyTo Flush"),
        ("System.IO.Pipes", "NamedPipeClientStream", "Connect Read Write"),
        ("System.Net", "Dns", "GetHostEntry GetHostAddresses"),
        ("System.Net.NetworkInformation", "Ping", "Send"),
        ("System.Net.Http", "HttpMessageInvoker", "Send"),
        ("System.Diagnostics", "Process", "WaitForExit"),
        ("System.Threading", "Thread", "Sleep"),
        ("System.Threading", "SemaphoreSlim", "Wait"),
        (CodeExtensions.Tasks, "Task", "WaitAll WaitAny"),
        ("Microsoft.EntityFrameworkCore", "DbContext", "SaveChanges Find"),
        ("Microsoft.EntityFrameworkCore", "DbSet", "Find"),
        ("Microsoft.EntityFrameworkCore.Infrastructure", "DatabaseFacade", "CanConnect EnsureCreated EnsureDeleted BeginTransaction"),
        ("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions", "ExecuteSqlRaw ExecuteSql ExecuteSqlInterpolated"),
        ("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions", "OpenConnection BeginTransaction Migrate"),
        ("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions", "GetPendingMigrations GetAppliedMigrations"),
        ("StackExchange.Redis", "IRedis", "Ping"),
        ("MongoDB.Driver", "IMongoDatabase", "RunCommand"));

    /// <summary>Whether a method of this name may be one.</summary>
    public static bool AreNamed(string name) => TypesByMethod.ContainsKey(name);

    /// <summary>The asynchronous method to call instead; null when the call is none that is known to block.</summary>
    public static string? TwinOf(IInvocationOperation call, CheckBody body, ProjectFacts project)
    {
        var method = call.TargetMethod;
        if (QueryTwins.TwinOf(call, project) is { } query)
            return query;
        if (!TypesByMethod.TryGetValue(method.Name, out var types) || TypeOf(call, types) is not { } known)
            return null;

        // The asynchronous methods of a file database block as well, and the files of the kernel are no files.
        if (IsInProcess(call.Instance?.Unwrap().Type) || WaitsForNothing(call) || IsKernelFile(call))
            return null;

        return method.Name switch
        {
            "Sleep" => "Task.Delay",
            "WaitAll" => "WhenAll",
            "WaitAny" => "WhenAny",
            "Send" when known.Type == "Ping" => "SendPingAsync",
            _ => HasTwin(call, body, project) ? method.Name + "Async" : null,
        };
    }

    private static (string Namespace, string Type)? TypeOf(IInvocationOperation call, (string Namespace, string Type)[] types)
    {
        // A connection that is used as what all connections are may be known better where it is used.
        var receiver = call.Instance?.Unwrap().Type ?? call.TargetMethod.ContainingType;
        foreach (var type in types)
        {
            if (receiver.IsOrInherits(type.Namespace, type.Type))
                return type;
        }

        return null;
    }

    private static bool IsInProcess(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() is "Microsoft.Data.Sqlite" or "System.Data.SQLite";

    private static bool IsKernelFile(IInvocationOperation call) =>
        call.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string path } }, ..]
        && (path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal));

    private static bool WaitsForNothing(IInvocationOperation call) =>
        call.TargetMethod.Name is "Wait" or "Sleep"
        && call.Arguments is [{ Value: var limit }, ..]
        && (limit.Unwrap().ConstantValue is { HasValue: true, Value: 0 }
            || limit.Unwrap() is IFieldReferenceOperation { Field.Name: "Zero", Field.ContainingType.Name: "TimeSpan" });

    private static bool HasTwin(IInvocationOperation call, CheckBody body, ProjectFacts project)
    {
        var name = call.TargetMethod.Name + "Async";
        for (var type = (ITypeSymbol?)call.TargetMethod.ContainingType; type is not null; type = type.BaseType)
        {
            if (Has(type))
                return true;
        }

        foreach (var implemented in (call.Instance?.Unwrap().Type ?? call.TargetMethod.ContainingType).AllInterfaces)
        {
            if (Has(implemented))
                return true;
        }

        return false;

        bool Has(ITypeSymbol type)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IMethodSymbol twin
                    && twin.IsStatic == call.TargetMethod.IsStatic
                    && twin.ReturnType.IsTask()
                    && body.Model.IsAccessible(call.Syntax.SpanStart, twin))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static Dictionary<string, (string Namespace, string Type)[]> Index(params (string Namespace, string Type, string Methods)[] known) =>
        known
            .SelectMany(static each => each.Methods.Split(' ').Select(method => (method, each.Namespace, each.Type)))
            .GroupBy(static each => each.method, StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => group.Select(static each => (each.Namespace, each.Type)).ToArray(),
                StringComparer.Ordinal);
}
