using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace WebApp.Dependencies;

/// <summary>The section <c>Dependencies</c> of the configuration: what is not set is not there, and not checked.</summary>
public sealed class DependencySettings(IConfiguration configuration)
{
    /// <summary><c>redis://user:password@host:port</c>.</summary>
    public string? Redis => Text(nameof(Redis));

    public DnsEndPoint? Memcached => Server(nameof(Memcached), 11211);

    /// <summary><c>amqp://user:password@host:port</c>.</summary>
    public Uri? Broker => Address(nameof(Broker));

    /// <summary>The queue that the workers serve; needs a broker.</summary>
    public string? JobQueue => Broker is null ? null : Text(nameof(JobQueue));

    /// <summary>The name of a clustered Quartz scheduler, whose job store is in the orders database.</summary>
    public string? Scheduler => Text(nameof(Scheduler));

    /// <summary>The name of the cluster that this instance is a member of.</summary>
    public string? Fleet => Text(nameof(Fleet));

    /// <summary>The address of a store that speaks S3's protocol.</summary>
    public Uri? ObjectStore => Address(nameof(ObjectStore));

    public string Bucket => Text(nameof(Bucket)) ?? "invoices";

    public Uri? Payments => Address(nameof(Payments));

    /// <summary>Several addresses, with spaces between.</summary>
    public Uri[] Couriers => [.. (Text(nameof(Couriers)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static address => new Uri(address))];

    /// <summary>A server whose certificate is watched, <c>host:port</c>.</summary>
    public DnsEndPoint? Certificate => Server(nameof(Certificate), 443);

    /// <summary>The authorities that it may come from, a file in PEM; those of the system where none is given.</summary>
    public X509Certificate2Collection? TrustedRoots
    {
        get
        {
            if (Text(nameof(TrustedRoots)) is not { } file)
                return null;

            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots;
        }
    }

    public string? Name => Text(nameof(Name));

    /// <summary>The name server that is asked, <c>address:port</c>; the system's resolver where none is given.</summary>
    public IPEndPoint? NameServer => Text(nameof(NameServer)) is { } text ? IPEndPoint.Parse(text) : null;

    public DnsEndPoint? Mail => Server(nameof(Mail), 25);

    public NetworkCredential? MailCredential =>
        Text("MailUser") is { } user ? new NetworkCredential(user, Text("MailPassword")) : null;

    /// <summary>Whether the way to the mail server is safe without TLS.</summary>
    public bool MailIsTrusted => Text(nameof(MailIsTrusted)) is { } text && bool.Parse(text);

    public DnsEndPoint? Printer => Server(nameof(Printer), 9100);

    public Uri? CarrierFeed => Address(nameof(CarrierFeed));

    public Uri? HostingPage => Address(nameof(HostingPage));

    private string? Text(string key) => configuration["Dependencies:" + key] is { Length: > 0 } text ? text : null;

    private Uri? Address(string key) => Text(key) is { } text ? new Uri(text) : null;

    private DnsEndPoint? Server(string key, int defaultPort)
    {
        if (Text(key) is not { } text)
            return null;

        var colon = text.LastIndexOf(':');
        return colon < 0
            ? new DnsEndPoint(text, defaultPort)
            : new DnsEndPoint(text[..colon], int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
