using System.Security.Cryptography.X509Certificates;
using HealthChecks.Testing.Servers;
using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace HealthChecks.Tests;

/// <summary>An application that is asked over https, by itself where it runs under JIT.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class ProbeTlsTests
{
    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_red_unless_any_will_do()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue();
        var registry = new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");
        await using var app = await TestApp.ListenAsync(registry, builder =>
        {
            builder.WebHost.UseUrls("https://127.0.0.1:0");
            builder.WebHost.ConfigureKestrel(options => options.ConfigureHttpsDefaults(https =>
                https.ServerCertificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)));
        });

        var refused = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url);
        var accepted = await CommandRun.TryAsync(registry, "health", "probe", "readiness", "--url", app.Url, "--insecure");

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith(app.Url + "/healthcheck/readiness cannot be reached: ", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(new CommandRun(0, "readiness: Healthy\ndatabase                 ... OK\n", ""), accepted);
    }

    [Fact]
    public void Where_a_program_speaks_no_TLS_the_error_names_the_one_that_does()
    {
        var target = ProbeTarget.Parse("https://localhost:8443", "/healthcheck/readiness", "--url", out _)!;

        var outcome = ProbeCall.Ask(new ProbeQuestion { Target = target, Subset = "readiness", TimeoutSeconds = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal((1, true), (outcome.ExitCode, outcome.IsError));
        Assert.Contains("ask with the tool health-probe", outcome.Text, StringComparison.Ordinal);
    }
}
