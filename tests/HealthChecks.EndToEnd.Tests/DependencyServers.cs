using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>What the sample may depend on beside its database and its broker: a server of the tests' own for each.</summary>
internal sealed class DependencyServers : IAsyncDisposable
{
    private const string Feed = """<rss version="2.0"><channel><title>Carrier</title></channel></rss>""";
    private const string Page = """{"status":{"indicator":"none"},"components":[],"incidents":[]}""";
    private const string RedisPassword = "marker-of-the-redis-server";
    private const string MailUser = "orders";
    private const string MailPassword = "marker-of-the-mail-server";

    private readonly TestAuthority _authority = new();
    private readonly string _roots = Path.Combine(Path.GetTempPath(), $"roots-{Guid.NewGuid():N}.pem");

    private readonly HashSet<IAsyncDisposable> _stopped = [];

    public DependencyServers()
    {
        Certificate = new TlsServer(_authority.Issue());
        Names = new NameServer(static question => [NameServer.Answer(question, 0, NameServer.IsForVersion6(question) ? [] : ["192.0.2.7"])]);
        File.WriteAllText(_roots, _authority.Roots.ExportCertificatePems());
    }

    /// <summary>A Redis that wants a password; it has to be started.</summary>
    public RedisServer Redis { get; private set; } = null!;

    /// <summary>A memcached; it has to be started.</summary>
    public MemcachedServer Memcached { get; private set; } = null!;

    public ObjectStore Store { get; } = new();

    public HttpServer Payments { get; } = HttpServer.Answering("ok");

    public HttpServer Courier { get; } = HttpServer.Answering("ok");

    public HttpServer OtherCourier { get; } = HttpServer.Answering("ok");

    public TlsServer Certificate { get; }

    public NameServer Names { get; }

    public SmtpServer Mail { get; } = new() { User = MailUser, Password = MailPassword };

    public ListeningServer Printer { get; } = ListeningServer.Closing();

    public HttpServer Carrier { get; } = HttpServer.Answering(Feed);

    public HttpServer Hosting { get; } = HttpServer.Answering(Page);

    /// <summary>Starts the servers that are processes. Ends the test where they are not installed: skipped, or failed where they were promised.</summary>
    public async Task StartAsync()
    {
        ServerRequirement.Need(RedisServer.Missing);
        ServerRequirement.Need(MemcachedServer.Missing);
        Redis = await RedisServer.StartAsync("--requirepass", RedisPassword);
        Memcached = await MemcachedServer.StartAsync();
    }

    /// <summary>The settings that the sample finds them by.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Dependencies__Redis", $"redis://:{RedisPassword}@127.0.0.1:{Redis.Port}"),
        ("Dependencies__Memcached", $"127.0.0.1:{Memcached.Port}"),
        ("Dependencies__ObjectStore", Store.Url),
        ("Dependencies__Bucket", ObjectStore.Bucket),
        ("AWS_ACCESS_KEY_ID", "AKIAMARKER"),
        ("AWS_SECRET_ACCESS_KEY", "marker-of-the-store"),
        ("Dependencies__Payments", Payments.Address.ToString()),
        ("Dependencies__Couriers", $"{Courier.Address} {OtherCourier.Address}"),
        ("Dependencies__Certificate", $"localhost:{Certificate.Port}"),
        ("Dependencies__TrustedRoots", _roots),
        ("Dependencies__Name", "orders.example"),
        ("Dependencies__NameServer", $"{Names.Address}"),
        ("Dependencies__Mail", $"localhost:{Mail.Port}"),
        ("Dependencies__MailUser", MailUser),
        ("Dependencies__MailPassword", MailPassword),
        ("Dependencies__MailIsTrusted", "true"),
        ("Dependencies__Printer", $"localhost:{Printer.Port}"),
        ("Dependencies__CarrierFeed", Carrier.Address.ToString()),
        ("Dependencies__HostingPage", Hosting.Address.GetLeftPart(UriPartial.Authority)),
    ];

    /// <summary>Ends servers before all of them are.</summary>
    public async Task StopAsync(params IAsyncDisposable?[] servers)
    {
        foreach (var server in servers)
        {
            if (server is not null && _stopped.Add(server))
                await server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(Redis, Memcached, Store, Payments, Courier, OtherCourier, Certificate, Names, Mail, Printer, Carrier, Hosting);
        _authority.Dispose();
        File.Delete(_roots);
    }
}
