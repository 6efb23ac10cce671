using Amazon.S3;
using WebApp.Dependencies;

namespace WebApp;

/// <summary>
/// What the section <c>Dependencies</c> of the configuration names is checked; what it does not name is absent, which <c>Optional</c> says is all
/// right.
/// </summary>
public sealed partial class AppHealth
{
    [HealthCheck(Optional = true), InSubset(Subsets.Integrations)]
    private static RedisHealthCheck? Redis(DependencySettings settings) => settings.Redis is { } address ? new(address) : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static MemcachedHealthCheck? Memcached(DependencySettings settings) => settings.Memcached is { } server ? new(server.Host, server.Port) : null;

    [HealthCheck(Optional = true), InSubset(Subsets.Integrations)]
    private static RabbitMQHealthCheck? Broker(DependencySettings settings, Broker broker) => settings.Broker is null ? null : new(broker.ConnectAsync);

    [HealthCheck(Optional = true), InSubset(Subsets.Integrations)]
    private static S3HealthCheck? Invoices(DependencySettings settings, IAmazonS3? store) => store is null ? null : new(store, settings.Bucket);

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static HttpHealthCheck? Payments(DependencySettings settings, HttpClient client) => settings.Payments is { } address ? new(client, address) : null;

    // Any of the couriers will do.
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static CompositeHealthCheck? Couriers(DependencySettings settings, HttpClient client) => settings.Couriers is { Length: > 0 } couriers
        ? new([.. couriers.Select(courier => new HttpHealthCheck(client, courier))]) { Needed = 1, DegradedWhenAnyFails = true }
        : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static TlsCertificateHealthCheck? Certificate(DependencySettings settings) =>
        settings.Certificate is { } server ? new(server.Host, server.Port) { TrustedRoots = settings.TrustedRoots } : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static DnsHealthCheck? Names(DependencySettings settings) => settings.Name is { } name ? new(name) { Server = settings.NameServer } : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static SmtpHealthCheck? Mail(DependencySettings settings) =>
        settings.Mail is { } server ? new(server.Host, server.Port) { Credential = settings.MailCredential, AllowUnencryptedCredentials = settings.MailIsTrusted } : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static TcpHealthCheck? Printer(DependencySettings settings) => settings.Printer is { } server ? new(server.Host, server.Port) : null;

    // A vendor's word, which is not ours to act on: for people.
    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static FeedStatusHealthCheck? Carrier(DependencySettings settings, HttpClient client) => settings.CarrierFeed is { } feed ? new(client, feed) : null;

    [HealthCheck(Optional = true, Critical = false), InSubset(Subsets.Integrations)]
    private static StatuspageHealthCheck? Hosting(DependencySettings settings, HttpClient client) => settings.HostingPage is { } page ? new(client, page) : null;
}
