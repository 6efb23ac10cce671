using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Network;

public sealed class HttpHealthCheckTests
{
    private static readonly string[] AllData = ["answerMs", "statusCode", "bodyMs"];

    [Fact]
    public async Task A_service_that_answers_is_healthy()
    {
        await using var server = HttpServer.Answering("fine");

        var result = await new HttpHealthCheck(server.Address).RunAsync();

        result.AssertHealthy(AllData);
        Assert.Equal(200, result.Data["statusCode"]);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("GET /health?key=1 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("User-Agent: HealthChecks", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applications_client_is_used_as_it_is_and_not_disposed()
    {
        await using var server = HttpServer.Answering();
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Add("X-Of-The-Client", "1");
        var check = new HttpHealthCheck(client, new Uri("ready", UriKind.Relative))
        {
            Method = HttpMethod.Head,
            Headers = new Dictionary<string, string> { ["X-Of-The-Check"] = "2" },
        };

        (await check.RunAsync()).AssertHealthy(AllData);
        (await check.RunAsync()).AssertHealthy(AllData);

        Assert.Equal(2, server.Requests.Count);
        Assert.StartsWith("HEAD /ready HTTP/1.1\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("X-Of-The-Client: 1\r\n", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("X-Of-The-Check: 2\r\n", server.Requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200-299", "204 No Content", true)]
    [InlineData("200-299", "300 Choices", false)]
    [InlineData("200-299", "500 Broken", false)]
    [InlineData("200, 401-403", "402 Pay", true)]
    [InlineData("200, 401-403", "404 Gone", false)]
    [InlineData("503", "503 Busy", true)]
    public async Task Only_the_expected_statuses_pass(string expected, string status, bool passes)
    {
        await using var server = HttpServer.Answering(status: status);

        var result = await new HttpHealthCheck(server.Address) { ExpectedStatus = expected }.RunAsync();

        if (passes)
        {
            result.AssertHealthy(AllData);
        }
        else
        {
            result.AssertFailed(CheckReasons.UnexpectedStatus);
            Assert.Equal($"The answer has the status {status[..3]}.", result.Description);
            Assert.Equal(["answerMs", "statusCode"], result.DataKeys());
        }
    }

    [Fact]
    public async Task A_redirect_is_followed_or_an_error_as_the_check_is_told()
    {
        await using var target = HttpServer.Answering("fine");
        await using var server = HttpServer.Answering(status: "302 Found", headers: $"Location: {target.Address}\r\n");

        (await new HttpHealthCheck(server.Address).RunAsync()).AssertHealthy(AllData);
        (await new HttpHealthCheck(server.Address) { FailOnRedirect = true }.RunAsync()).AssertFailed(CheckReasons.Redirected);
        (await new HttpHealthCheck(target.Address) { FailOnRedirect = true }.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task A_client_that_follows_no_redirect_sees_its_status()
    {
        await using var server = HttpServer.Answering(status: "302 Found", headers: "Location: http://localhost:9/\r\n");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        (await new HttpHealthCheck(client, server.Address).RunAsync()).AssertFailed(CheckReasons.UnexpectedStatus);
        (await new HttpHealthCheck(client, server.Address) { ExpectedStatus = "302" }.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_a_warning()
    {
        await using var server = new HttpServer(async (stream, stopping) =>
        {
            await Task.Delay(150, stopping);
            await HttpServer.WriteAsync(stream, HttpServer.Answer("fine"), stopping);
        });

        var result = await new HttpHealthCheck(server.Address) { SlowAfter = TimeSpan.FromMilliseconds(100) }.RunAsync();
        result.AssertFailed(CheckReasons.Slow, status: HealthStatus.Degraded);
        Assert.Equal(AllData, result.DataKeys());

        (await new HttpHealthCheck(server.Address) { SlowAfter = TimeSpan.FromMinutes(1) }.RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task Who_answers_wrong_and_slow_is_wrong()
    {
        await using var server = new HttpServer(async (stream, stopping) =>
        {
            await Task.Delay(150, stopping);
            await HttpServer.WriteAsync(stream, HttpServer.Answer("", "500 Broken"), stopping);
        });

        var result = await new HttpHealthCheck(server.Address) { SlowAfter = TimeSpan.FromMilliseconds(100) }.RunAsync();

        result.AssertFailed(CheckReasons.UnexpectedStatus);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_and_passes_once_it_is()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");

        var result = await new HttpHealthCheck(address).RunAsync();

        result.AssertFailed(CheckReasons.ConnectionRefused);
        Assert.Equal(["answerMs"], result.DataKeys());
        Assert.IsType<HttpRequestException>(result.Exception);
    }

    [Theory]
    [InlineData("", CheckReasons.ConnectionLost)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", CheckReasons.ConnectionLost)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", CheckReasons.ProtocolError)]
    public async Task A_server_that_breaks_off_or_speaks_another_language_is_unhealthy(string words, string reason)
    {
        await using var server = new HttpServer((stream, stopping) => HttpServer.WriteAsync(stream, words, stopping));

        (await new HttpHealthCheck(server.Address).RunAsync()).AssertFailed(reason);
    }

    [Fact]
    public async Task A_certificate_that_the_client_does_not_trust_is_unhealthy_and_one_that_it_trusts_is_not()
    {
        using var authority = new TestAuthority();
        await using var server = HttpServer.Answering("fine", certificate: authority.Issue());
        using var trusting = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = Trusting(authority) },
        });

        (await new HttpHealthCheck(server.Address).RunAsync()).AssertFailed(CheckReasons.TlsFailed);
        (await new HttpHealthCheck(trusting, server.Address).RunAsync()).AssertHealthy(AllData);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_not_resolved()
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = static (_, _) => throw new SocketException((int)SocketError.HostNotFound),
        });

        var result = await new HttpHealthCheck(client, new Uri("http://host.example/")).RunAsync();

        result.AssertFailed(CheckReasons.NameNotResolved);
    }

    [Fact]
    public async Task A_server_that_says_nothing_does_not_hold_the_run_neither_before_nor_in_the_body()
    {
        await using var silent = ListeningServer.Silent();
        await new HttpHealthCheck(new Uri($"http://localhost:{silent.Port}/")).AssertEndsWhenCancelledAsync();

        await using var stuck = ListeningServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        await new HttpHealthCheck(new Uri($"http://localhost:{stuck.Port}/")).AssertEndsWhenCancelledAsync();
    }

    [Fact]
    public async Task The_clients_own_timeout_is_a_failure_and_no_cancellation()
    {
        await using var silent = ListeningServer.Silent();
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };

        (await new HttpHealthCheck(client, new Uri($"http://localhost:{silent.Port}/")).RunAsync()).AssertFailed(HealthReasons.Timeout);
    }

    [Fact]
    public async Task What_a_handler_of_the_application_throws_is_a_failure()
    {
        using var client = new HttpClient(new ThrowingHandler());

        (await new HttpHealthCheck(client, new Uri("http://localhost/")).RunAsync()).AssertFailed(CheckReasons.RequestFailed);
    }

    [Fact]
    public void Its_timeout_is_ten_seconds() => Assert.Equal(10, CheckRun.Defaults<HttpHealthCheck>()?.TimeoutSeconds);

    private static X509ChainPolicy Trusting(TestAuthority authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authority.Roots);
        return policy;
    }

    private sealed class ThrowingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The circuit is open.");
    }
}
