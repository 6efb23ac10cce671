using System.Security.Cryptography.X509Certificates;
using HealthChecks.Testing.Servers;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace HealthChecks.Tests;

/// <summary>The program itself, with nothing in its environment, over HTTP, HTTPS and a Unix socket.</summary>
public sealed class ToolProcessTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("health-probe-").FullName;

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Exits_by_the_answer()
    {
        var status = HealthStatus.Healthy;
        await using var app = await TestApp.ListenAsync(new RegistryBuilder()
            .Subset("readiness")
            .Check("database", new StubCheck(_ => Task.FromResult(new HealthCheckResult(status))), "readiness"));

        var up = await ToolProcess.RunAsync(app.Url, "--subset", "readiness");
        status = HealthStatus.Unhealthy;
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        var down = await ToolProcess.RunAsync(app.Url, "--subset", "readiness");

        Assert.Equal(new ToolRun(0, "readiness: Healthy\ndatabase                 ... OK\n", ""), up);
        Assert.Equal(new ToolRun(1, "readiness: Unhealthy\ndatabase                 ... unhealthy\n", ""), down);
    }

    [Fact]
    public async Task Over_TLS_only_a_certificate_that_is_trusted_and_names_the_host_will_do()
    {
        await using var app = await ListenAsync(_authority.Issue());
        await using var other = await ListenAsync(_authority.Issue(name: "other.example"));
        await using var expired = await ListenAsync(_authority.Issue(endsInDays: -1, beganDaysAgo: 30));
        var roots = Path.Combine(_folder, "roots.pem");
        await File.WriteAllTextAsync(roots, _authority.Roots.ExportCertificatePems(), TestContext.Current.CancellationToken);

        Assert.Equal(new ToolRun(0, "liveness                 ... OK\n", ""), await ToolProcess.RunAsync([("SSL_CERT_FILE", roots)], app.Url));
        foreach (var (url, environment) in new[] { (app.Url, ("A", "")), (other.Url, ("SSL_CERT_FILE", roots)), (expired.Url, ("SSL_CERT_FILE", roots)) })
        {
            var refused = await ToolProcess.RunAsync([environment], url);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            Assert.Contains("certificate", refused.Errors, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(0, (await ToolProcess.RunAsync(other.Url, "--insecure")).ExitCode);
    }

    [Fact]
    public async Task A_server_without_TLS_is_red_over_https_and_one_with_it_over_http()
    {
        await using var plain = await TestApp.ListenAsync(new RegistryBuilder());
        await using var secure = await ListenAsync(_authority.Issue());

        var first = await ToolProcess.RunAsync(plain.Url.Replace("http:", "https:", StringComparison.Ordinal), "--insecure");
        var second = await ToolProcess.RunAsync(secure.Url.Replace("https:", "http:", StringComparison.Ordinal));

        Assert.Equal((1, ""), (first.ExitCode, first.Output));
        Assert.Equal((1, ""), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task A_handshake_that_hangs_is_given_up()
    {
        using var silent = OddServer.Saying(null);

        var run = await ToolProcess.RunAsync(silent.Url.Replace("http:", "https:", StringComparison.Ordinal), "--timeout", "0.5");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("gave no answer within 0.5 s.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_on_a_Unix_socket()
    {
        var socket = Path.Combine(_folder, "health.sock");
        await using var app = await TestApp.ListenAsync(new RegistryBuilder(), builder =>
        {
            builder.Configuration["HealthChecks:Socket"] = socket;
            builder.Services.AddHealthSockets();
        });

        Assert.Equal(0, (await ToolProcess.RunAsync("--socket", socket)).ExitCode);
    }

    [Fact]
    public async Task Usage_errors_and_help_have_their_codes()
    {
        Assert.Equal(0, (await ToolProcess.RunAsync("--help")).ExitCode);
        Assert.Equal(1, (await ToolProcess.RunAsync()).ExitCode);
        Assert.Equal(3, (await ToolProcess.RunAsync("--nagios")).ExitCode);
        Assert.Equal(1, (await ToolProcess.RunAsync("http://nobody.invalid")).ExitCode);
    }

    private static Task<TestApp> ListenAsync(X509Certificate2 certificate) => TestApp.ListenAsync(new RegistryBuilder(), builder =>
    {
        builder.WebHost.UseUrls("https://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options => options.ConfigureHttpsDefaults(https =>
            https.ServerCertificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)));
    });
}
