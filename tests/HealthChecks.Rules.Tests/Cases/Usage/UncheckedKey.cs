using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class UncheckedKey : RuleCases
{
    private const string Source = "builder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"reports\", (_, _) => Npgsql.NpgsqlDataSource.Create(\"Host=db\"));";
    private const string Cache = "builder.Services.AddKeyedSingleton<IDistributedCache, RedisCache>(\"sessions\");";
    private const string Store = "public sealed class Store([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) { public object Db => db; }";

    private static readonly TestProject Redis = TestProject.Named("Redis", """
        using Microsoft.Extensions.Caching.Distributed;

        namespace Redis;

        public sealed class RedisCache(Microsoft.Extensions.Options.IOptions<RedisOptions> options) : NoCache
        {
            public object Options => options;
        }

        public class NoCache : IDistributedCache
        {
            public byte[]? Get(string key) => null;
            public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult<byte[]?>(null);
            public void Set(string key, byte[] value, DistributedCacheEntryOptions options) { }
            public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.CompletedTask;
            public void Refresh(string key) { }
            public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;
            public void Remove(string key) { }
            public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;
        }

        public sealed class RedisOptions;

        public interface IBus;
        """) with { ReferencesProduct = false };

    public UncheckedKey()
        : base("HCK126")
    {
        ReportsWhatNobodyChecks();
        IsSilentAboutWhatIsChecked();
        KnowsWhatACheckMayGetAt();
        KnowsWhatItCannotSee();
        KnowsWhatMayBeTheSame();
    }

    private void ReportsWhatNobodyChecks()
    {
        Reports("a data source", Program(Marked(Source)), "NpgsqlDataSource with the key 'reports' is registered and no check takes it: add a check with the parameter [FromKeyedServices(\"reports\")] NpgsqlDataSource");
        Reports("a cache", Program(Cache.Replace("\"sessions\"", "[|\"sessions\"|]", StringComparison.Ordinal)), "IDistributedCache with the key 'sessions'");
        Reports("a data source by its base class, and a key by its constant", Program("builder.Services.AddKeyedScoped<System.Data.Common.DbDataSource>([|Keys.Reports|], static (services, key) =>\n{\n    var options = services.GetRequiredService<IConfiguration>();\n    var source = new Npgsql.NpgsqlDataSourceBuilder(options[\"Db\"]);\n    source.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());\n    var made = source.Build();\n    return made;\n});", types: "static class Keys { public const string Reports = \"reports\"; }"));
        Reports("an instance that is made there", Program("var text = builder.Configuration[\"Db\"]!;\nbuilder.Services.AddKeyedSingleton<System.Data.Common.DbDataSource>([|\"reports\"|], new Own(text));", types: Own));
        Reports("a class of its own, by its type", Program("Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddKeyedSingleton<System.Data.Common.DbDataSource, Own>(builder.Services, [|\"reports\"|]);", types: Own.Replace("string text", "IConfiguration text", StringComparison.Ordinal)));
        Reports("what Npgsql registers", Program("builder.Services.AddNpgsqlDataSource(\"Host=db\", serviceKey: [|\"reports\"|]);", types: Npgsqls));
        Reports("one of two keys", Program(Marked(Source) + Source.Replace("reports", "orders", StringComparison.Ordinal).Replace("=db", "=orders", StringComparison.Ordinal), Method("[FromKeyedServices(\"orders\")] Npgsql.NpgsqlDataSource db")));
        Reports("a data source beside one that has no key", Program(Marked(Source), Method("Npgsql.NpgsqlDataSource db")));
        Reports("a key that only an endpoint takes", Program(Marked(Source), pipeline: "app.MapHealth();\napp.MapGet(\"/\", ([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) => db.ConnectionString);"));
        Reports("a key that only a service takes which no check uses", Program(Marked(Source), types: Store));
        Reports("another key that is resolved by a call", Program(Marked(Source) + "builder.Services.AddSingleton(static services => services.GetRequiredKeyedService<object>(\"other\"));"));
        Reports("a key that is registered twice, once", Program(Marked(Source) + Source.Replace("=db", "=more", StringComparison.Ordinal)));
        Reports("a check that uses services of the project and of the framework", Program(Marked(Source), Method("Orders orders, TimeProvider clock, ILogger<Orders> logger"), "public interface IOrders;\npublic sealed class Orders(IOrders inner, HttpClient client) : IOrders { public object It => (inner, client); }"));
        Reports("a worker", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.AddHealthRegistryCore<AppHealth>();\n" + Marked(Source) + "\nbuilder.Build().Run();", Registry(Method("TimeProvider clock"))));
    }

    private void IsSilentAboutWhatIsChecked()
    {
        IsSilent("a method that takes it", Program(Source, Method("[FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db")));
        IsSilent("a factory that takes it", Program(Source, "[HealthCheck, InSubset(\"readiness\")] static DatabaseHealthCheck Reports([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) => new(db);"));
        IsSilent("a method that takes its connection", Program("builder.Services.AddNpgsqlDataSource(\"Host=db\", serviceKey: \"reports\");", Method("[FromKeyedServices(Keys.Reports)] System.Data.Common.DbConnection db"), Npgsqls + "static class Keys { public const string Reports = \"reports\"; }"));
        IsSilent("a marked class that takes it", Program(Source, types: Code.Check("return HealthCheckResult.Healthy(db.ConnectionString);", parameters: "([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db)")));
        IsSilent("a class that is a check by its base class", Program(Source, types: "public abstract class Base : IHealthCheck { public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default) => Task.FromResult(HealthCheckResult.Healthy()); }\n"
            + "public sealed class Reports([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) : Base { public object Db => db; }"));
        IsSilent("no key", Program("builder.Services.AddSingleton(Npgsql.NpgsqlDataSource.Create(\"Host=db\"));"));
        IsSilent("a key of something else", Program("builder.Services.AddKeyedSingleton<Store>(\"reports\");", types: "public sealed class Store;"));
        IsSilent("a cache in memory", Program("builder.Services.AddKeyedSingleton<IDistributedCache, MemoryDistributedCache>(\"sessions\");\nbuilder.Services.AddKeyedSingleton<IDistributedCache>(\"more\", static (_, _) => new MemoryDistributedCache(Microsoft.Extensions.Options.Options.Create(new Microsoft.Extensions.Caching.Memory.MemoryDistributedCacheOptions())));"));
        IsSilent("an application without a registry", TestProject.Of("var builder = WebApplication.CreateBuilder(args);\n" + Source + "\nbuilder.Build().Run();"));
        IsSilent("a registry that is not added, which HCK105 says", TestProject.Of("var builder = WebApplication.CreateBuilder(args);\n" + Source + "\nbuilder.Build().Run();", Registry(Method("TimeProvider clock"))));
        IsSilent("a project of tests", Program(Source).With("/src/Xunit.cs", "namespace Xunit { public class FactAttribute : Attribute; }"));
    }

    private void KnowsWhatACheckMayGetAt()
    {
        IsSilent("a service that takes it", Program(Source, Method("Store store"), Store));
        IsSilent("a service behind an interface and a service", Program(Source, Method("Outer outer"), "public interface IStore;\npublic sealed class Outer(IStore store) { public object It => store; }\n" + Store.Replace("db) {", "db) : IStore {", StringComparison.Ordinal)));
        IsSilent("an implementation of a generic interface", Program(Source, Method("IEnumerable<IRepository<int>> all"), "public interface IRepository<T>;\n" + Store.Replace("db) {", "db) : IRepository<int> {", StringComparison.Ordinal)));
        IsSilent("an implementation of a framework's interface", Program(Source, Method("IEnumerable<IHostedService> all"), "public sealed class Watch([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromResult(db); }"));
        IsSilent("a service that an alias names", Program(Source, Method("Shop shop"), "").With("/src/Alias.cs", "global using Shop = Acme.Store;").With("/src/Store.cs", "namespace Acme;\n" + Store));
        IsSilent("a service that is made in a check", Program(Source, "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Reports(Factory factory) => factory.Of(); ", "public sealed class Factory([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db) { public HealthCheckResult Of() => new(HealthStatus.Healthy, db.ConnectionString); }"));
        IsSilent("a service that tells a check what it finds", Program(Source, Method("State state"), "public sealed class State { public bool IsUp { get; set; } }\npublic sealed class Watch([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db, State state) : BackgroundService { protected override Task ExecuteAsync(CancellationToken stoppingToken) { state.IsUp = db is not null; return Task.CompletedTask; } }"));
        IsSilent("an endpoint that tells a check what it finds", Program(Source, Method("State state"), "public sealed class State { public bool IsUp { get; set; } }", "app.MapHealth();\napp.MapGet(\"/\", ([FromKeyedServices(\"reports\")] Npgsql.NpgsqlDataSource db, State state) => state.IsUp = db is not null);"));
        IsUnknown("a provider in a check", Program(Source, Method("IServiceProvider services")));
        IsUnknown("a provider in what a check uses", Program(Source, Method("Orders orders"), "public sealed class Orders(IServiceScopeFactory scopes) { public object It => scopes; }"));
        IsUnknown("a key that is resolved when something else is made", Program(Source + "builder.Services.AddSingleton(static services => new Orders(services.GetRequiredKeyedService<Npgsql.NpgsqlDataSource>(\"reports\")));", Method("Orders orders"), "public sealed class Orders(Npgsql.NpgsqlDataSource db) { public object It => db; }"));
        IsUnknown("a key that is resolved, and computed", Program(Source + "builder.Services.AddSingleton(services => services.GetKeyedService<object>(args[0])!);"));
        IsUnknown("a key of a check that is computed", Program(Source, Method("[FromKeyedServices({|CS0182:Name|})] object db") + "static string Name => \"reports\";"));
        IsUnknown("a key that is given to an attribute of the project's own", Program(Source, Method("[Reports] Npgsql.NpgsqlDataSource db"), "public sealed class ReportsAttribute() : FromKeyedServicesAttribute(\"reports\");"));
        IsUnknown("a key that an alias of the attribute takes", Program(Source, Method("[Keyed(\"reports\")] Npgsql.NpgsqlDataSource db")).With("/src/Alias.cs", "global using Keyed = Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute;"));
    }

    private void KnowsWhatItCannotSee()
    {
        IsUnknown("a key that is not constant", Program("foreach (var key in args) builder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(key, (_, _) => Npgsql.NpgsqlDataSource.Create(key));"));
        IsUnknown("checks that are registered at run time", Program(Source + "builder.Services.AddHealthChecks().AddCheck(\"reports\", () => HealthCheckResult.Healthy());"));
        IsUnknown("a library that may register checks", Program(Source).Referencing(Libraries.UsingTheFramework));
        IsUnknown("a library that may add a registry", Program(Source).Referencing(Libraries.MappingProbes));
        IsUnknown("an included registry of a library", TestProject.Of(Code.WebApp(services: Source), Registry(Method("TimeProvider clock")).Replace("[HealthRegistry,", "[HealthRegistry, IncludeRegistry<Billing.BillingHealth>,", StringComparison.Ordinal)).Referencing(Libraries.WithRegistry));
        IsUnknown("a registry of a library", Program(Source + "builder.Services.AddHealthRegistry<Billing.BillingHealth>();").Referencing(Libraries.WithRegistry));
        IsUnknown("a service of a library in a check", Program(Source, Method("Redis.IBus bus")));
        IsUnknown("a service of a library in what a check uses", Program(Source, Method("Orders orders"), "public sealed class Orders(Lazy<Redis.IBus> bus) { public object It => bus; }"));
        IsUnknown("a type that is not there yet", Program(Source, "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Clock({|CS0246:Later|} later) => default;"));
        IsUnknown("every key", Program(Source + "builder.Services.AddSingleton(KeyedService.AnyKey);"));
        IsUnknown("another container", Program(Source + "builder.Host.UseServiceProviderFactory(new DefaultServiceProviderFactory());"));
        IsUnknown("a library, whose application may check it", TestProject.Of("public static class Adds { public static void Add(WebApplicationBuilder builder) { builder.Services.AddHealthRegistry<AppHealth>(); " + Source + " } }", Registry(Method("TimeProvider clock"))));
    }

    private void KnowsWhatMayBeTheSame()
    {
        IsUnknown("an instance that is used elsewhere", Program("var source = Npgsql.NpgsqlDataSource.Create(\"Host=db\");\nbuilder.Services.AddSingleton(source);\nbuilder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"reports\", source);\nbuilder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"more\", (_, _) => source);", Method("Npgsql.NpgsqlDataSource db")));
        IsUnknown("a connection string that is used twice", Program("var text = builder.Configuration[\"Db\"]!;\nbuilder.Services.AddNpgsqlDataSource(text);\nbuilder.Services.AddNpgsqlDataSource(text, serviceKey: \"bulk\");", Method("Npgsql.NpgsqlDataSource db"), Npgsqls));
        IsUnknown("a name in the configuration that is used twice", Program("builder.Services.AddSingleton(_ => Npgsql.NpgsqlDataSource.Create(builder.Configuration.GetConnectionString(\"db\")!));\nbuilder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"bulk\", (_, _) => Npgsql.NpgsqlDataSource.Create(builder.Configuration.GetConnectionString(\"db\")!));", Method("Npgsql.NpgsqlDataSource db")));
        IsUnknown("a cache of a package that has nothing to say where it leads", Program("builder.Services.AddKeyedSingleton<IDistributedCache, NoCache>(\"sessions\");"));
        IsUnknown("a service that has no key", Program("builder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"reports\", static (services, _) => services.GetRequiredService<Npgsql.NpgsqlDataSource>());", Method("Npgsql.NpgsqlDataSource db")));
        IsUnknown("a service that is resolved by its type", Program("builder.Services.AddKeyedSingleton<System.Data.Common.DbDataSource>(\"reports\", static (services, _) => new Own((Npgsql.NpgsqlDataSource)services.GetService(typeof(Npgsql.NpgsqlDataSource))!));", Method("Npgsql.NpgsqlDataSource db"), Own.Replace("string text", "Npgsql.NpgsqlDataSource text", StringComparison.Ordinal)));
        IsUnknown("a method that may give the same one", Program("builder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"reports\", static (_, _) => Pools.Create());\nbuilder.Services.AddKeyedSingleton<Npgsql.NpgsqlDataSource>(\"more\", Pools.Make);", types: "static class Pools { private static readonly Npgsql.NpgsqlDataSource One = Npgsql.NpgsqlDataSource.Create(\"Host=db\"); public static Npgsql.NpgsqlDataSource Create() => One; public static Npgsql.NpgsqlDataSource Make(IServiceProvider services, object? key) => One; }"));
        IsUnknown("a class that wraps another", Program("builder.Services.AddKeyedSingleton<System.Data.Common.DbDataSource, Own>(\"reports\");", types: Own.Replace("string text", "Npgsql.NpgsqlDataSource text", StringComparison.Ordinal)));
        IsUnknown("a cache that has the options of the one that is checked", Program(Cache, Method("IDistributedCache cache")));
        IsUnknown("a cache of the project's own, which may be in memory", Program("builder.Services.AddKeyedSingleton<IDistributedCache, Mine>(\"sessions\");", types: "public sealed class Mine() : MemoryDistributedCache(Microsoft.Extensions.Options.Options.Create(new Microsoft.Extensions.Caching.Memory.MemoryDistributedCacheOptions()));"));
    }

    private const string Own = "public sealed class Own(string text) : System.Data.Common.DbDataSource { public override string ConnectionString => text.ToString()!; protected override System.Data.Common.DbConnection CreateDbConnection() => throw new NotSupportedException(); }\n";

    // As Npgsql.DependencyInjection declares it.
    private const string Npgsqls = "namespace Microsoft.Extensions.DependencyInjection { static class NpgsqlServiceCollectionExtensions { public static void AddNpgsqlDataSource(this IServiceCollection services, string connectionString, object? serviceKey = null) => _ = (services, connectionString, serviceKey); } }\n";

    private static string Marked(string services) => services.Replace("\"reports\"", "[|\"reports\"|]", StringComparison.Ordinal);

    private static string Method(string parameters) => $"[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Asked({parameters}) => HealthCheckResult.Healthy();";

    private static string Registry(string checks) => $"[HealthRegistry, HealthSubset(\"readiness\")]\npublic sealed partial class AppHealth\n{{\n    {checks}\n}}";

    private static TestProject Program(string services, string checks = "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Clock(TimeProvider clock) => default;", string types = "", string pipeline = "app.MapHealth();") =>
        TestProject.Of("using Microsoft.Extensions.Caching.Distributed;\nusing Redis;\n" + Code.WebApp(pipeline, services), "using Microsoft.Extensions.Caching.Distributed;\n" + Registry(checks), "using Microsoft.Extensions.Caching.Distributed;\n" + types)
            .Referencing(Redis);
}
