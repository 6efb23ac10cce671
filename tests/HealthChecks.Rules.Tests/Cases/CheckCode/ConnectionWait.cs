using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class ConnectionWait : RuleCases
{
    private const string Slow = "\"Host=db;Timeout=15\"";

    public ConnectionWait()
        : base("HCK312")
    {
        ReportsKnownPools();
        ReportsForKnownChecks();
        IsSilentAboutWhatIsShort();
        KnowsWhatItCannotKnow();
        FixesLiterals();
    }

    private void ReportsKnownPools()
    {
        Reports("a data source", Single($"_ => NpgsqlDataSource.Create([|{Slow}|])"), "'database' may wait 15 s for a connection and is given up after 5 s, so a busy pool looks like an outage: set Timeout below 5 in");
        Reports("a wait as long as the timeout", Single("_ => NpgsqlDataSource.Create([|\"Host=db; TIMEOUT = 5 \"|])"), "may wait 5 s");
        Reports("a wait without limit", Single("_ => NpgsqlDataSource.Create([|\"Host=db;Timeout=0\"|])"), "may wait without limit for a connection and is given up after 5 s");
        Reports("a constant", App("const string Db = \"Host=db;\" + \"Timeout=30\"; builder.Services.AddSingleton(NpgsqlDataSource.Create([|Db|]));"), "30 s");
        Reports("a local", App($"await using var dataSource = NpgsqlDataSource.Create([|{Slow}|]); builder.Services.AddSingleton(dataSource);"));
        Reports("a builder in locals", App($"var db = new NpgsqlDataSourceBuilder([|{Slow}|]); var source = db.Build(); builder.Services.TryAddSingleton(source);"));
        Reports("a builder in a registration", Single($$"""_ => { var db = new Npgsql.NpgsqlSlimDataSourceBuilder([|{{Slow}}|]); return db.Build(); }"""));
        Reports("a registration of the library", App($"builder.Services.AddNpgsqlDataSource([|{Slow}|]);"));
        Reports("a connection of the library's registration", App($"builder.Services.AddNpgsqlDataSource([|{Slow}|]);", "System.Data.Common.DbConnection db"));
        Reports("a connection", App($"builder.Services.AddScoped(_ => new NpgsqlConnection([|{Slow}|]));", "NpgsqlConnection db"));
        Reports("a connection as what it is derived from", App($"builder.Services.AddTransient<System.Data.Common.DbConnection>(_ => new NpgsqlConnection([|{Slow}|]));", "System.Data.Common.DbConnection db"));
        Reports("a connection of SqlClient", App("builder.Services.AddScoped(_ => new SqlConnection([|\"Server=db;Connect Timeout=10\"|]));", "SqlConnection db"), "set Connect Timeout below 5");
        Reports("a synonym", App("builder.Services.AddScoped(_ => new SqlConnection([|\"Server=db;ConnectionTimeout=10\"|]));", "SqlConnection db"), "set Connection Timeout below 5");
        Reports("a context", App($"builder.Services.AddDbContext<Orders>(options => options.UseNpgsql([|{Slow}|]));", "Orders db"));
        Reports("a factory of contexts", App($"builder.Services.AddDbContextFactory<Orders>((_, options) => options.UseSqlServer([|\"Server=db;Timeout=60\"|]));", "IDbContextFactory<Orders> db"));
        Reports("a context that sets itself up", App("", "Own db").With("/src/Own.cs", Context($"=> options.UseNpgsql([|{Slow}|]);")));
    }

    private void ReportsForKnownChecks()
    {
        Reports("a class", TestProject.Of(Program(Source($"[|{Slow}|]")), Libraries, """
            [HealthRegistry, HealthSubset("readiness")] public sealed partial class AppHealth;
            """, "using Npgsql;\n" + Code.Check("await db.OpenConnectionAsync(cancellationToken); return default;", "[HealthCheck(TimeoutSeconds = 2.5), InSubset(\"readiness\")]", "(NpgsqlDataSource db)")),
            "'ping' may wait 15 s for a connection and is given up after 2.5 s");
        Reports("the defaults of what a factory makes", With(Source($"[|{Slow}|]"), """
            [HealthCheck, InSubset("readiness")] static QuickCheck Database(NpgsqlDataSource db) => new();
            """), "given up after 2 s");
        Reports("the check that is given up first", With(Source($"[|{Slow}|]"), """
            [HealthCheck(TimeoutSeconds = 9), InSubset("readiness")] static HealthCheckResult Slow(NpgsqlDataSource db) => default;
            [HealthCheck(TimeoutSeconds = 3), InSubset("readiness")] static HealthCheckResult Quick(NpgsqlDataSource db) => default;
            [HealthCheck(TimeoutSeconds = 3), InSubset("readiness")] static HealthCheckResult Second(NpgsqlDataSource db) => default;
            """), "'quick' may wait 15 s for a connection and is given up after 3 s");
    }

    private void IsSilentAboutWhatIsShort()
    {
        IsSilent("a shorter wait", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=4\")"));
        IsSilent("a longer check", With(Source(Slow), "[HealthCheck(TimeoutSeconds = 20), InSubset(\"readiness\")] static HealthCheckResult Database(NpgsqlDataSource db) => default;"));
        IsSilent("the wait that is usual", Single("_ => NpgsqlDataSource.Create(\"Host=db\")"));
        IsSilent("another timeout", Single("_ => NpgsqlDataSource.Create(\"Host=db;Command Timeout=30;Cancellation Timeout=9000\")"));
        IsSilent("no pool", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=30;Pooling=false\")"));
        IsSilent("a pool whose connections are shared", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=30;Multiplexing=true\")"));
        IsSilent("a check that takes something else", App($"builder.Services.AddSingleton(_ => NpgsqlDataSource.Create({Slow}));", "TimeProvider clock"));
        IsSilent("a timeout that no wait can be below", With(Source(Slow), "[HealthCheck(TimeoutSeconds = 1), InSubset(\"readiness\")] static HealthCheckResult Database(NpgsqlDataSource db) => default;"));
        IsSilent("a method of the same name", App("Other.NpgsqlDataSource.Create(\"Timeout=15\");").With("/src/Other.cs", "namespace Other { static class NpgsqlDataSource { public static void Create(string connectionString) { } } }"));
    }

    private void KnowsWhatItCannotKnow()
    {
        IsUnknown("a string from settings", Single("_ => NpgsqlDataSource.Create(builder.Configuration[\"Db\"]!)"));
        IsUnknown("a string with a part from settings", Single("_ => NpgsqlDataSource.Create(\"Timeout=15;Host=\" + builder.Configuration[\"Db\"])"));
        IsUnknown("two pools", App(Source(Slow) + " builder.Services.AddKeyedSingleton(\"reports\", NpgsqlDataSource.Create(builder.Configuration[\"Reports\"]!));"));
        IsUnknown("two pools, of which one has no name", App(Source(Slow) + " NpgsqlConnection other = new(builder.Configuration[\"Reports\"]);"));
        IsUnknown("another pool by way of a framework", App(Source(Slow) + " builder.Services.AddDbContext<Orders>(options => options.UseNpgsql(builder.Configuration[\"Orders\"]!));"));
        IsUnknown("a pool that is registered nowhere", App($"using var migration = NpgsqlDataSource.Create({Slow}); builder.Services.AddSingleton<TimeProvider>(TimeProvider.System);"));
        IsUnknown("a pool that another service keeps for itself", App($"builder.Services.AddSingleton(_ => new Repository(NpgsqlDataSource.Create({Slow})));"));
        IsUnknown("a pool with a key", App($"builder.Services.AddNpgsqlDataSource({Slow}, serviceKey: \"reports\");"));
        IsUnknown("a check that takes one with a key", App(Source(Slow), "[FromKeyedServices(\"reports\")] NpgsqlDataSource db"));
        IsUnknown("a string that is changed", App($"var db = new NpgsqlDataSourceBuilder({Slow}); db.ConnectionStringBuilder.Timeout = 2; builder.Services.AddSingleton(db.Build());"));
        IsUnknown("a connection where only a context is set up", App($"builder.Services.AddDbContext<Orders>(options => options.UseNpgsql({Slow}));", "NpgsqlConnection db"));
        IsUnknown("another context", App($"builder.Services.AddDbContext<Orders>(options => options.UseNpgsql({Slow}));", "Own db").With("/src/Own.cs", Context("{ }")));
        IsUnknown("what a context is set up with where nothing else does", App("", "Own db").With("/src/Own.cs", Context($"{{ if (!options.IsConfigured) options.UseNpgsql({Slow}); }}")));
        IsUnknown("a method of the same name that takes a name", App($"builder.AddNpgsqlDataSource({Slow});"));
        IsUnknown("two timeouts", App("builder.Services.AddScoped(_ => new SqlConnection(\"Server=db;Timeout=20;Connect Timeout=2\"));", "SqlConnection db"));
        IsUnknown("a key that the library refuses", Single("_ => NpgsqlDataSource.Create(\"Host=db;Connect Timeout=15\")"));
        IsUnknown("values that the library refuses", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=2000\")"));
        IsUnknown("a value that is no number", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=-1\")"));
        IsUnknown("a text that is no connection string", Single("_ => NpgsqlDataSource.Create(\"Timeout=15;postgres\")"));
        IsUnknown("a check that cannot be used", With(Source(Slow), "[HealthCheck, InSubset(\"readiness\")] static string {|HCK004:Database|}(NpgsqlDataSource db) => \"\";"));
        IsUnknown("a check without a registry", Program(Source(Slow)).Replace("builder.Services.AddHealthRegistry<AppHealth>();", "").Replace("app.MapHealth();", ""), Libraries, "using Npgsql;\n" + Code.Check("await db.OpenConnectionAsync(cancellationToken); return default;", parameters: "(NpgsqlDataSource db)"));
    }

    private void FixesLiterals()
    {
        Fixes("the number", Single("_ => NpgsqlDataSource.Create(\"Host=db; Timeout = 15;Command Timeout=15\")"), Single("_ => NpgsqlDataSource.Create(\"Host=db; Timeout = 4;Command Timeout=15\")"));
        Fixes(
            "a verbatim literal, and keeps what stands around it",
            App("builder.Services.AddScoped(_ => new SqlConnection(/* 1 */ @\"Connect Timeout=10;Server=.\\db\" /* 2 */));", "SqlConnection db"),
            App("builder.Services.AddScoped(_ => new SqlConnection(/* 1 */ @\"Connect Timeout=4;Server=.\\db\" /* 2 */));", "SqlConnection db"));
        Fixes(
            "what has no limit, for a timeout that is no whole number",
            With(Source("\"\"\"Host=db;Timeout=0\"\"\""), "[HealthCheck(TimeoutSeconds = 1.5), InSubset(\"readiness\")] static HealthCheckResult Database(NpgsqlDataSource db) => default;"),
            With(Source("\"\"\"Host=db;Timeout=1\"\"\""), "[HealthCheck(TimeoutSeconds = 1.5), InSubset(\"readiness\")] static HealthCheckResult Database(NpgsqlDataSource db) => default;"));
        FixesAll("the only one", Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=15\")"), Single("_ => NpgsqlDataSource.Create(\"Host=db;Timeout=4\")"));
        OffersNothing("a constant", Program("const string Db = \"Host=db;Timeout=30\"; builder.Services.AddSingleton(NpgsqlDataSource.Create(Db));"), Libraries, Registry("NpgsqlDataSource db"));
        OffersNothing("a sum", Program(Source("\"Host=db;\" + \"Timeout=30\"")), Libraries, Registry("NpgsqlDataSource db"));
        OffersNothing("a value in quotes", Program(Source("\"Host=db;Timeout='30'\"")), Libraries, Registry("NpgsqlDataSource db"));
    }

    private const string Libraries = """
        using Microsoft.EntityFrameworkCore;

        public sealed class Orders(DbContextOptions<Orders> options) : DbContext(options);
        public sealed class Repository(Npgsql.NpgsqlDataSource db) { public object Db => db; }
        [HealthCheckDefaults(TimeoutSeconds = 2)]
        public sealed class QuickCheck : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());
        }

        namespace Microsoft.Data.SqlClient
        {
            public sealed class SqlConnection(string connectionString) : IDisposable { public void Dispose() => _ = connectionString; }
        }

        namespace Microsoft.EntityFrameworkCore
        {
            public static class NpgsqlDbContextOptionsBuilderExtensions
            {
                public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder options, string? connectionString) => options;
            }

            public static class SqlServerDbContextOptionsExtensions
            {
                public static DbContextOptionsBuilder UseSqlServer(this DbContextOptionsBuilder options, string? connectionString) => options;
            }
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class NpgsqlServiceCollectionExtensions
            {
                public static IServiceCollection AddNpgsqlDataSource(
                    this IServiceCollection services, string connectionString, ServiceLifetime connectionLifetime = ServiceLifetime.Transient, object? serviceKey = null) => services;
            }
        }

        namespace Microsoft.Extensions.Hosting
        {
            public static class AspirePostgreSqlNpgsqlExtensions
            {
                public static void AddNpgsqlDataSource(this IHostApplicationBuilder builder, string connectionName) { }
            }
        }
        """;

    private static string Source(string connectionString) => $"builder.Services.AddSingleton(_ => NpgsqlDataSource.Create({connectionString}));";

    private static TestProject Single(string registered) => App($"builder.Services.AddSingleton({registered});");

    private static TestProject App(string services, string parameter = "NpgsqlDataSource db") => TestProject.Of(Program(services), Libraries, Registry(parameter));

    private static TestProject With(string services, string checks) => TestProject.Of(Program(services), Libraries, RegistryOf(checks));

    private static string Context(string body) => $$"""
        using Microsoft.EntityFrameworkCore;

        public sealed class Own : DbContext
        {
            protected override void OnConfiguring(DbContextOptionsBuilder options) {{body}}
        }
        """;

    private static string Program(string services) => """
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Npgsql;

        """ + Code.WebApp(services: services);

    private static string Registry(string parameter) =>
        RegistryOf($"[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Database({parameter}) => default;");

    private static string RegistryOf(string checks) => $$"""
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            {{checks}}
        }
        """;
}
