namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class ClientPerRun : RuleCases
{
    private const string Redis = """
        namespace StackExchange.Redis
        {
            public sealed class ConnectionMultiplexer : IDisposable
            {
                public static ConnectionMultiplexer Connect(string configuration) => new();
                public static Task<ConnectionMultiplexer> ConnectAsync(string configuration) => Task.FromResult(new ConnectionMultiplexer());
                public void Dispose() { }
            }
        }
        """;

    private const string Rabbit = """
        namespace RabbitMQ.Client
        {
            public interface IConnectionFactory { Task<IDisposable> CreateConnectionAsync(CancellationToken cancellationToken = default); }
            public sealed class ConnectionFactory : IConnectionFactory
            {
                public Task<IDisposable> CreateConnectionAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
            }
        }
        """;

    private const string Pinger = "public sealed class Pinger(object handler) { public Task PingAsync() => Task.FromResult(handler); }";

    public ClientPerRun()
        : base("HCK307")
    {
        Reports("a client", Run("using var client = new [|HttpClient|](); await client.GetStringAsync(\"http://orders\", cancellationToken);"));
        Reports("a client without a name", Run("using HttpClient client = [|new() { Timeout = TimeSpan.FromSeconds(1) }|]; await client.GetStringAsync(\"http://orders\", cancellationToken);"));
        Reports("a client with a handler of its own", Run("var handler = new SocketsHttpHandler(); using var client = new [|HttpClient|](handler); await client.GetStringAsync(\"http://orders\", cancellationToken);"));
        Reports("a handler", Run("using var handler = new [|HttpClientHandler|](); await new Pinger(handler).PingAsync();"), Pinger);
        Reports("a data source", Run("await using var db = Npgsql.NpgsqlDataSource.[|Create|](\"Host=orders\"); await using var connection = await db.OpenConnectionAsync(cancellationToken);"));
        Reports("a built data source", Run("await using var db = new Npgsql.NpgsqlDataSourceBuilder(\"Host=orders\").[|Build|](); await using var connection = await db.OpenConnectionAsync(cancellationToken);"));
        Reports("a multiplexer", Run("using var redis = await StackExchange.Redis.ConnectionMultiplexer.[|ConnectAsync|](\"redis\");"), Redis);
        Reports("a connection to a broker", Run("using var connection = await new RabbitMQ.Client.ConnectionFactory().[|CreateConnectionAsync|](cancellationToken);"), Rabbit);
        Reports("a container", Run("await using var services = new ServiceCollection().[|BuildServiceProvider|]();"));
        Reports("a method of the registry", """
            [HealthRegistry, HealthSubset("readiness")]
            public sealed partial class AppHealth
            {
                [HealthCheck, InSubset("readiness")]
                static async ValueTask<HealthCheckResult> Orders(CancellationToken token) => HealthCheckResult.Healthy(await new [|HttpClient|]().GetStringAsync("http://orders", token));
            }
            """);
        Reports("a method that the run calls", Run("await PingAsync();", "private static async Task PingAsync() { using var client = new [|HttpClient|](); await client.GetStringAsync(\"http://orders\"); }"));

        IsSilent("a client from a factory", Code.Check("using var client = factory.CreateClient(); await client.GetStringAsync(\"http://orders\", cancellationToken); return HealthCheckResult.Healthy();", parameters: "(IHttpClientFactory factory)"));
        IsSilent("a client on a shared handler", Code.Check("using var client = new HttpClient(handler, disposeHandler: false); await client.GetStringAsync(\"http://orders\", cancellationToken); return HealthCheckResult.Healthy();", parameters: "(HttpMessageHandler handler)"));
        IsSilent("a client in a field", Run("await _client.GetStringAsync(\"http://orders\", cancellationToken);", "private readonly HttpClient _client = new();"));
        IsSilent("a client that the constructor makes", Run("await _client.GetStringAsync(\"http://orders\", cancellationToken);", "private readonly HttpClient _client; public PingCheck() => _client = new HttpClient();"));
        IsSilent("a client that is made once", Run("_client ??= new HttpClient(); await _client.GetStringAsync(\"http://orders\", cancellationToken);", "private HttpClient? _client;"));
        IsSilent("a client that is made once and asked at once", Run("await (_client ??= new HttpClient()).GetStringAsync(\"http://orders\", cancellationToken);", "private HttpClient? _client;"));
        IsSilent("a multiplexer that is kept", Run("_redis ??= await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"redis\");", "private StackExchange.Redis.ConnectionMultiplexer? _redis;"), Redis);
        IsSilent("a connection from the driver's pool", Run("await using var connection = new Npgsql.NpgsqlConnection(\"Host=orders\"); await connection.OpenAsync(cancellationToken);"));
        IsSilent("a request", Run("using var request = new HttpRequestMessage(HttpMethod.Get, \"http://orders\"); await Task.Yield();"));

        IsUnknown("a client that is made for a cache", Code.Check("var client = cache.GetOrAdd(\"orders\", _ => new HttpClient()); await client.GetStringAsync(\"http://orders\", cancellationToken); return HealthCheckResult.Healthy();", parameters: "(System.Collections.Concurrent.ConcurrentDictionary<string, HttpClient> cache)"));
        IsUnknown("a client that a method returns, which may be kept", Run("_client ??= Create(); await _client.GetStringAsync(\"http://orders\", cancellationToken);", "private HttpClient? _client; private static HttpClient Create() => new HttpClient();"));
        IsUnknown("a client that is kept on the way", Run("var client = new HttpClient(); _client = client; await client.GetStringAsync(\"http://orders\", cancellationToken);", "private static HttpClient? _client; public static object? Kept => _client;"));
        IsSilent("a handler of a client that is kept", Run("if (_client is null) { var handler = new HttpClientHandler(); _client = new HttpClient(handler); } await _client.GetStringAsync(\"http://orders\", cancellationToken);", "private HttpClient? _client;"));
        IsSilent("a multiplexer that is kept, and awaited elsewhere", Run("_redis ??= await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"redis\").ConfigureAwait(false);", "private StackExchange.Redis.ConnectionMultiplexer? _redis;"), Redis);
        IsSilent("a multiplexer that is kept when it is connected", Run("var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"redis\").WaitAsync(cancellationToken).ConfigureAwait(false); _redis = redis;", "private static StackExchange.Redis.ConnectionMultiplexer? _redis; public static object? Kept => _redis;"), Redis);
        IsSilent("a client in something that is kept", Run("_pinger ??= new Pinger(new HttpClient()); await _pinger.PingAsync();", "private Pinger? _pinger;"), Pinger);
        IsUnknown("a task of a client that is handed on", Run("var task = StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"redis\"); var redis = await Soon(task, cancellationToken); _redis = redis;", "private static StackExchange.Redis.ConnectionMultiplexer? _redis; public static object? Kept => _redis; private static Task<T> Soon<T>(Task<T> task, CancellationToken token) => task.WaitAsync(token);"), Redis);
        IsUnknown("a client that is handed to a method", Run("var client = new HttpClient(); Remember(client); await client.GetStringAsync(\"http://orders\", cancellationToken);", "private static object? _client; public static object? Kept => _client; private static void Remember(object client) => _client = client;"));
        IsUnknown("what a client gives, and is kept instead of it", Run("_service ??= new ServiceCollection().BuildServiceProvider().GetRequiredService<object>(); await Task.Yield();", "private object? _service;"));
        Reports("a client that is disposed of, and handed to a method", Run("using var client = new [|HttpClient|](); await Ask(client, cancellationToken);", "private static Task Ask(HttpClient client, CancellationToken token) => client.GetStringAsync(\"http://orders\", token);"));
        IsUnknown("a client with a handler from elsewhere", Run("using var client = new HttpClient(Handlers.Get()); await client.GetStringAsync(\"http://orders\", cancellationToken);"), "public static class Handlers { public static HttpMessageHandler Get() => new SocketsHttpHandler(); }");
    }

    private static string Run(string body, string members = "") => Code.Check(body + " return HealthCheckResult.Healthy();", members: members);
}
