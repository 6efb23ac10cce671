using System.Net;
using System.Net.Sockets;
using System.Text;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class ProbeServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("health-socket").FullName;

    private string Socket => Path.Combine(_folder, "health.sock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("GET /healthcheck/readiness HTTP/1.1", 503, "\"reason\":\"refused\"")]
    [InlineData("GET /healthcheck/readiness?format=text HTTP/1.1", 503, "[-]database refused")]
    [InlineData("HEAD /healthcheck/readiness HTTP/1.1", 503, "")]
    [InlineData("GET /healthcheck/liveness HTTP/1.1", 200, "{\"status\":\"ok\",\"queueDelayMs\":")]
    [InlineData("POST /healthcheck/readiness HTTP/1.1", 405, "")]
    [InlineData("GET /cordon HTTP/1.1", 405, "")]
    [InlineData("GET /healthcheck/ghost HTTP/1.1", 404, "")]
    [InlineData("nonsense", 404, "")]
    public async Task Answers_probes_on_a_unix_socket(string request, int statusCode, string body)
    {
        await using var engine = await StartAsync();

        var answer = await AskAsync(request + "\r\nHost: x\r\n\r\n");

        Assert.StartsWith($"HTTP/1.1 {statusCode} ", answer, StringComparison.Ordinal);
        Assert.Contains(body, answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_longer_than_the_sockets_buffer_arrives_whole()
    {
        await using var engine = await StartAsync(static _ => { }, Long);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync("GET /healthcheck/readiness HTTP/1.1\r\n\r\n")));

        Assert.All(answers, static answer =>
        {
            var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            Assert.Contains($"Content-Length: {body.Length}\r\n", answer, StringComparison.Ordinal);
            Assert.True(body.Length > 1_000_000);
        });
    }

    [Fact]
    public async Task A_prober_that_does_not_read_its_long_answer_is_cut_off_and_keeps_nobody_waiting()
    {
        await using var engine = await StartAsync(static _ => { }, Long);
        using var mute = Connect();
        await mute.SendAsync("GET /healthcheck/readiness HTTP/1.1\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await engine.ProbeAsync();

        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /healthcheck/liveness HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.InRange((await ReadAsync(mute)).Length, 1, 999_999);
    }

    [Fact]
    public async Task Takes_the_instance_out_of_rotation_and_back()
    {
        await using var engine = await StartAsync();

        Assert.Contains("{\"cordoned\":true}", await AskAsync("POST /cordon HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(HealthReasons.Cordoned, (await engine.ProbeAsync()).Reason);
        Assert.Contains("{\"cordoned\":false}", await AskAsync("POST /uncordon HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(HealthReasons.Unhealthy, (await engine.ProbeAsync()).Reason);
    }

    [Fact]
    public async Task Whoever_connects_and_says_nothing_keeps_nobody_waiting()
    {
        await using var engine = await StartAsync();
        var silent = Enumerable.Range(0, 80).Select(_ => Connect()).ToList();

        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /healthcheck/liveness HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
        silent.ForEach(static socket => socket.Dispose());
    }

    [Fact]
    public async Task A_request_that_comes_in_pieces_is_put_together_and_one_that_never_ends_is_cut_off()
    {
        await using var engine = await StartAsync();
        using var pieces = Connect();
        foreach (var piece in new[] { "GET /healthch", "eck/liveness HT", "TP/1.1\r\n", "\r\n" })
        {
            await pieces.SendAsync(Encoding.ASCII.GetBytes(piece), TestContext.Current.CancellationToken);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("HTTP/1.1 200 ", await ReadAsync(pieces), StringComparison.Ordinal);
        Assert.Equal("", await AskAsync("GET /" + new string('x', 10_000)));
    }

    [Fact]
    public async Task Only_the_owner_can_open_the_socket_and_it_goes_with_the_process()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using (await StartAsync())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Socket));

        Assert.False(File.Exists(Socket));
    }

    [Fact]
    public async Task A_socket_that_nobody_answers_on_is_replaced_and_one_that_somebody_does_is_an_error()
    {
        using (var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            // As a process that is killed leaves it: a runtime that ends well takes the file along.
            left.Bind(new UnixDomainSocketEndPoint(Socket));
            File.Move(Socket, Socket + ".left");
        }

        File.Move(Socket + ".left", Socket);

        await using var first = await StartAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains(Socket, thrown.Message, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("GET /healthcheck/liveness HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_a_socket_stops_the_start_and_names_the_setting_and_its_limit()
    {
        var longest = OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? 107 : 103;
        var path = Path.Combine(_folder, new string('s', longest - _folder.Length - 1));
        Assert.Equal(longest, path.Length);

        await (await StartAsync(options => options.Socket = path)).DisposeAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(options => options.Socket = path + "é"));

        Assert.Contains($"{longest + 2} bytes long", thrown.Message, StringComparison.Ordinal);
        Assert.Contains($"allows a socket {longest}. Set HealthChecks:Socket", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_socket_is_not_touched()
    {
        await File.WriteAllTextAsync(Socket, "precious", TestContext.Current.CancellationToken);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("is a file", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Socket, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_liveness_listener_answers_liveness_and_nothing_else()
    {
        var port = FreePort.Find();
        await using var engine = await StartAsync(options => (options.Socket, options.LivenessListenerPort) = (null, port));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        using var alive = await client.GetAsync("/healthcheck/liveness", TestContext.Current.CancellationToken);
        using var readiness = await client.GetAsync("/healthcheck/readiness", TestContext.Current.CancellationToken);
        using var cordon = await client.PostAsync("/cordon", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Matches("^{\"status\":\"ok\",\"queueDelayMs\":[0-9]+}$", await alive.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (readiness.StatusCode, cordon.StatusCode));
        Assert.False(engine.Services.GetRequiredService<IHealthLifecycle>().IsCordoned);
    }

    [Theory]
    [InlineData("/healthcheck/liveness", "{\"subset\":\"liveness\",\"status\":\"Unhealthy\",\"timestamp\":")]
    [InlineData("/healthcheck/liveness?format=text", "liveness: Unhealthy\n")]
    public async Task A_worker_s_subset_called_liveness_answers_on_the_liveness_listener_with_its_status_only(string path, string body)
    {
        var port = FreePort.Find();
        await using var engine = await StartAsync(
            services => services.Configure<HealthOptions>(options => options.LivenessListenerPort = port),
            Declare.Registry(
                [new HealthSubsetDefinition("liveness"), new HealthSubsetDefinition("readiness")],
                Declare.Check("loop", new TestCheck(static () => HealthResults.Unhealthy("stuck")), "liveness", "readiness")));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var other = await client.GetAsync("/healthcheck/readiness", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.NotFound), (answer.StatusCode, other.StatusCode));
        Assert.StartsWith(body, text, StringComparison.Ordinal);
        Assert.DoesNotContain("stuck", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live", "/live", "/healthcheck/liveness")]
    [InlineData("/live/", "/live", "/healthcheck/liveness")]
    [InlineData("", "/healthcheck/liveness", "/live")]
    public async Task The_liveness_listener_answers_at_the_configured_path(string configured, string path, string other)
    {
        var port = FreePort.Find();
        var configuration = new ChangingConfiguration(("LivenessPath", configured));
        await using var engine = await StartAsync(services => services
            .AddSingleton<IConfiguration>(configuration.Root)
            .Configure<HealthOptions>(options => options.LivenessListenerPort = port));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        using var alive = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var nothing = await client.GetAsync(other, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (alive.StatusCode, nothing.StatusCode));
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_and_is_named()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(options => options.LivenessListenerPort = port));

        Assert.Contains($"port {port}", thrown.Message, StringComparison.Ordinal);
    }

    private static HealthRegistryDefinition Long => Declare.Readiness(
        Declare.Check("long", new TestCheck(static () => HealthCheckResult.Healthy(data: new Dictionary<string, object> { ["text"] = new string('x', 1_000_000) }))));

    private Task<EngineUnderTest> StartAsync() => StartAsync(static (HealthOptions _) => { });

    private Task<EngineUnderTest> StartAsync(Action<HealthOptions> configure) => StartAsync(services => services.Configure(configure));

    private async Task<EngineUnderTest> StartAsync(Action<IServiceCollection> configure, HealthRegistryDefinition? registry = null)
    {
        var engine = EngineUnderTest.Of(
            registry ?? Declare.Readiness(Declare.Check("database", new TestCheck(static () => HealthResults.Unhealthy("refused")))),
            services: services =>
            {
                services.AddHealthSockets();
                services.Configure<HealthOptions>(options => options.Socket = Socket);
                configure(services);
            });
        try
        {
            await engine.StartHostedServicesAsync();
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 20_000 };
        socket.Connect(new UnixDomainSocketEndPoint(Socket));
        return socket;
    }

    private async Task<string> AskAsync(string request)
    {
        using var socket = Connect();
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return await ReadAsync(socket);
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).AsTask().InTimeAsync() is > 0 and var count)
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Reset: it was cut off.
        }

        return text.ToString();
    }
}
