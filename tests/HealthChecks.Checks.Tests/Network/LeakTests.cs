using System.Net;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests.Network;

/// <summary>What a check is given and must not give away is in neither text nor data, whichever way it fails.</summary>
public sealed class LeakTests
{
    private const string Marker = "m4rker";

    [Fact]
    public async Task No_failing_check_gives_away_where_it_asks_or_with_what()
    {
        await using var refusing = new SmtpServer
        {
            User = "shop",
            Password = "another",
            Answer = static line => line.StartsWith("AUTH", StringComparison.Ordinal) ? $"535 {Marker} may not" : null,
        };
        await using var echoing = HttpServer.Answering($"<p>{Marker}</p>", "404 m4rker", $"X-Echo: {Marker}\r\n");
        await using var silent = HttpServer.Answering($"<p>{Marker}</p>");
        await using var garbage = ListeningServer.Saying($"{Marker} {Marker}\r\n");
        await using var names = new NameServer(static question => [NameServer.Answer(question, 5, [])]);
        var login = new NetworkCredential($"{Marker}-user", $"{Marker}-word");
        var secret = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Marker}", [$"X-{Marker}"] = Marker };
        var nobody = FreePort.Find();
        Uri[] addresses =
        [
            Keyed(echoing.Address),
            Keyed(silent.Address),
            Keyed(new Uri($"http://127.0.0.1:{nobody}/")),
            Keyed(new Uri($"http://127.0.0.1:{garbage.Port}/")),
        ];

        IHealthCheck[] checks =
        [
            new TcpHealthCheck(new ServerEndpoint($"{Marker}.example", 80)
            {
                Resolve = static (_, _) => throw new InvalidOperationException(Marker),
            }),
            new TlsCertificateHealthCheck("127.0.0.1", garbage.Port) { ServerName = $"{Marker}.example" },
            new DnsHealthCheck($"{Marker}.example") { Server = names.Address },
            new SmtpHealthCheck("localhost", refusing.Port) { Credential = login, AllowUnencryptedCredentials = true },
            new SmtpHealthCheck("localhost", refusing.Port) { Credential = login },
            new SmtpHealthCheck("localhost", garbage.Port) { Credential = login, ClientName = $"{Marker}.example" },
            .. addresses.Select(address => new HttpHealthCheck(address) { Headers = secret, ExpectedText = "absent" + Marker }),
            .. addresses.Select(static address => new HttpHealthCheck(address)
            {
                ExpectedJson = new Dictionary<string, object?> { [Marker] = Marker },
            }),
            .. addresses.Select(static address => new FeedStatusHealthCheck(address)),
            .. addresses.Select(static address => new StatuspageHealthCheck(address) { Components = [Marker] }),
        ];

        foreach (var check in checks)
        {
            var result = await check.RunAsync();

            Assert.NotEqual(HealthStatus.Healthy, result.Status);
            Assert.NotNull(result.Reason());
            Assert.DoesNotContain(Marker, result.Description, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Marker, check.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.All(
                result.Data,
                static pair => Assert.DoesNotContain(Marker, $"{pair.Key}={pair.Value}", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void An_address_with_a_password_is_refused_without_repeating_it()
    {
        var address = new Uri($"http://user:{Marker}@shop.example/");

        foreach (var make in new Func<IHealthCheck>[]
        {
            () => new HttpHealthCheck(address),
            () => new FeedStatusHealthCheck(address),
            () => new StatuspageHealthCheck(address),
            () => new TcpHealthCheck(address.OriginalString, 80),
            () => new TlsCertificateHealthCheck(address.OriginalString),
            () => new SmtpHealthCheck(address.OriginalString),
            () => new DnsHealthCheck(address.OriginalString),
        })
        {
            Assert.DoesNotContain(Marker, Assert.ThrowsAny<ArgumentException>(make).ToString(), StringComparison.Ordinal);
        }
    }

    private static Uri Keyed(Uri address) => new(address, $"/{Marker}/?key={Marker}");
}
