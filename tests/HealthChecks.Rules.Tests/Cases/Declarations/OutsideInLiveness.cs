using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class OutsideInLiveness : RuleCases
{
    private const string Mark = "[HealthCheck, InSubset([|\"liveness\"|])]";
    private const string Plain = "[HealthCheck, InSubset(\"liveness\")]";

    private static readonly TestProject Sqlite = TestProject.Named(
        "Microsoft.Data.Sqlite",
        "namespace Microsoft.Data.Sqlite; public abstract class SqliteConnection : System.Data.Common.DbConnection;");

    private static readonly TestProject RedisCache = TestProject.Named(
        "Microsoft.Extensions.Caching.StackExchangeRedis",
        "namespace Microsoft.Extensions.Caching.StackExchangeRedis; public class RedisCache;");

    public OutsideInLiveness()
        : base("HCK301")
    {
        Declared();
        Inferred();
        Silent();
        Unknown();

        Fixes("a membership", Registry(Plain + " static DatabaseHealthCheck? Database() => null;"), Registry("[HealthCheck, InSubset(\"liveness\", Critical = false)] static DatabaseHealthCheck? Database() => null;"));
        FixesAll("every membership", TestProject.Of(Registry(Plain + " static HealthCheckResult Api(HttpClient client) => default;"), Class(Plain, "HttpClient client")), TestProject.Of(Registry(Plain.Replace("\")]", "\", Critical = false)]") + " static HealthCheckResult Api(HttpClient client) => default;"), Class(Plain.Replace("\")]", "\", Critical = false)]"), "HttpClient client")));
        OffersNothing("what an inclusion brings along", Registry("[HealthCheck, InSubset(\"readiness\")] static DatabaseHealthCheck? Database() => null;", "HealthSubset(\"liveness\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")"));
    }

    private void Declared()
    {
        Reports("a built-in check of a database", TestProject.Of(Registry(Mark + " static DatabaseHealthCheck? Database() => null;")), says: "something that all instances share and is critical in the liveness subset 'liveness'");
        Reports("a check that says so", Registry("[HealthCheck(Dependency = DependencyScope.Private), InSubset([|Subsets.Liveness|])] static HealthCheckResult Sidecar() => default;"));
        Reports("a subset of another name", Registry("[HealthCheck(Dependency = DependencyScope.Shared), InSubset([|\"alive\"|])] static HealthCheckResult Broker() => default;", "HealthSubset(\"alive\", Probe = ProbeKind.Liveness)"));
        Reports("a subset that includes its own", TestProject.Of(Registry("[HealthCheck, InSubset([|\"readiness\"|])] static DatabaseHealthCheck? Database() => null;", "HealthSubset(\"live\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")")), says: "'live', which includes 'readiness'");
    }

    private void Inferred()
    {
        Reports("a client that a method takes", TestProject.Of(Registry(Mark + " static HealthCheckResult Api(HttpClient client) => default;")), says: "depends on 'HttpClient'");
        Reports("a client that a factory takes", Registry(Mark + " static IHealthCheck Api(IHttpClientFactory clients) => null!;"));
        Reports("a client that a class takes", Registry(""), Class(Mark, "HttpClient client"));
        Reports("a client that a class holds", Registry(""), Class(Mark, "", "private static readonly HttpClient Client = new();"));
        Reports("a client that its base holds", Registry(""), Class(Mark, "").Replace(": IHealthCheck", ": Base, IHealthCheck"), "public abstract class Base { protected HttpClient Client { get; } = new(); }");
        Reports("a client that a run makes", Registry(""), Class(Mark, "", body: "using var client = new HttpClient(); client.ToString();"));
        Reports("a client that a method asks for", Registry(Mark + " static HealthCheckResult Api(IServiceProvider services) => services.GetRequiredService<HttpClient>().Timeout > default(TimeSpan) ? default : HealthCheckResult.Healthy();"));
        Reports("a factory of a class that takes one", Registry(Mark + " static PingCheck Ping(IServiceProvider services) => new(services.GetService<HttpClient>()!);"), Class("", "HttpClient client"));
        Reports("a connection of a known server", Registry(Mark + " static HealthCheckResult Database(Npgsql.NpgsqlConnection connection) => default;"));
        Reports("any database where only servers are in reach", Registry(Mark + " static HealthCheckResult Database(System.Data.Common.DbDataSource db) => default;"));
        Reports("a context where only servers are in reach", Registry(Mark + " static HealthCheckResult Orders(OrdersContext orders) => default;"), "public class OrdersContext : Microsoft.EntityFrameworkCore.DbContext;");
        Reports("a cache where a shared one is in reach", TestProject.Of(Registry(Mark + " static HealthCheckResult Cache(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) => default;")).Referencing(RedisCache));
        Reports("a socket", Registry(Mark + " static HealthCheckResult Port(System.Net.Sockets.TcpClient client) => default;"));
        Reports("a client of a library", Registry(Mark + " static HealthCheckResult Redis(StackExchange.Redis.IConnectionMultiplexer redis) => default; [HealthCheck, InSubset([|\"liveness\"|])] static HealthCheckResult Mq(RabbitMQ.Client.IConnection mq) => default;"), "namespace StackExchange.Redis { public interface IConnectionMultiplexer; } namespace RabbitMQ.Client { public interface IConnection; }");
        Reports("a generated client", Registry(Mark + " static HealthCheckResult Orders(OrdersClient orders) => default;"), "namespace Grpc.Core { public abstract class ClientBase; public abstract class ClientBase<T> : ClientBase; } public class OrdersClient : Grpc.Core.ClientBase<OrdersClient>;");
    }

    private void Silent()
    {
        IsSilent("a check of the process itself", Registry(Plain + " static HealthCheckResult Loop(Uri heartbeat) => default;"), Class(Plain, "IServiceProvider services"));
        IsSilent("a non-critical member", Registry("[HealthCheck, InSubset(\"liveness\", Critical = false)] static HealthCheckResult Api(HttpClient client) => default;"));
        IsSilent("readiness", Registry("[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Api(HttpClient client) => default;", "HealthSubset(\"readiness\"), HealthSubset(\"liveness\")"));
        IsSilent("a check that is said to be local", Registry("[HealthCheck(Dependency = DependencyScope.Local), InSubset(\"liveness\")] static HealthCheckResult Own(HttpClient client) => default;"));
        IsSilent("a type that is said to be local", Registry(Plain + " static DiskHealthCheck Disk(HttpClient client) => new();"));
        IsSilent("a subset of that name for people", Registry(Plain + " static HealthCheckResult Api(HttpClient client) => default;", "HealthSubset(\"liveness\", Probe = ProbeKind.None)"));
        IsSilent("an inclusion overridden", Registry("[HealthCheck, InSubset(\"readiness\"), InSubset(\"liveness\", Critical = false)] static HealthCheckResult Api(HttpClient client) => default;", "HealthSubset(\"liveness\", Includes = [\"readiness\"]), HealthSubset(\"readiness\")"));
        IsSilent("a client of something else in the file", Registry(""), Class(Plain, "") + " public class Other(HttpClient client) { public HttpClient Client => client; }");
        IsSilent("an embedded database", TestProject.Of(Registry(Plain + " static HealthCheckResult Db(Microsoft.Data.Sqlite.SqliteConnection db) => default;")).Referencing(Sqlite));
    }

    private void Unknown()
    {
        IsUnknown("its own address", Registry(""), Class(Plain, "HttpClient client", body: "_ = client.BaseAddress == new Uri(\"http://localhost:5000\");"));
        IsUnknown("any database where an embedded one is in reach", TestProject.Of(Registry(Plain + " static HealthCheckResult Db(System.Data.Common.DbConnection db, OrdersContext orders) => default;"), "public class OrdersContext : Microsoft.EntityFrameworkCore.DbContext;").Referencing(Sqlite));
        IsUnknown("a connection of an unknown server", Registry(Plain + " static HealthCheckResult Db(Acme.AcmeConnection db) => default;"), "namespace Acme { public abstract class AcmeConnection : System.Data.Common.DbConnection; }");
        IsUnknown("a cache that may be the process's own", Registry(Plain + " static HealthCheckResult Cache(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) => default;"));
        IsUnknown("a cache that is the process's own in development", TestProject.Of(Registry(Plain + " static HealthCheckResult Cache(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache) => default;"), "public static class Services { public static void Add(IServiceCollection s) => s.AddDistributedMemoryCache(); }").Referencing(RedisCache));
        IsUnknown("a service that may do anything", Registry(Plain + " static HealthCheckResult Store(IComparable store) => default;"));
        IsUnknown("a check whose type is not said", Registry(Plain + " static IHealthCheck? Database() => null;"));
        IsUnknown("a client that cannot be found", Registry(Plain + " static HealthCheckResult Api({|CS0246:HttpKlient|} client) => default;"));
        IsUnknown("a class of no known registry", Class(Plain, "HttpClient client"));
    }

    private static string Registry(string checks, string attributes = "HealthSubset(\"liveness\")") => $"[HealthRegistry, {attributes}]\npublic partial class AppHealth\n{{\n    {checks}\n}}\n";

    private static string Class(string attributes, string parameters, string members = "", string body = "") => $$"""
        {{attributes}}
        public sealed class PingCheck({{parameters}}) : IHealthCheck
        {
            {{members}}
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                {{body}}
                return Task.FromResult(HealthCheckResult.Healthy());
            }
        }
        """;
}
