using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a mail server takes mail from this application: greets it, encrypts, logs in, does nothing (NOOP) and leaves. No mail is sent.
/// </summary>
/// <remarks>Certificates are always verified; credentials are sent through encrypted connections only, unless that is allowed.</remarks>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class SmtpHealthCheck : IHealthCheck
{
    private readonly ServerEndpoint _server;
    private readonly SmtpEncryption _encryption;
    private readonly NetworkCredential? _credential;
    private readonly string? _serverName;
    private readonly string? _clientName;
    private readonly X509Certificate2Collection? _trustedRoots;

    /// <summary>Watches a mail server.</summary>
    /// <param name="host">A host name or IP address.</param>
    /// <param name="port">
    /// The port, 1 to 65535. Default 25; for an application's own mail usually 587, or 465 with implicit encryption.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="host"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="host"/> is neither a host name nor an IP address, or <paramref name="port"/> is out of range.
    /// </exception>
    public SmtpHealthCheck(string host, int port = 25) => _server = new ServerEndpoint(host, port);

    /// <summary>Whether the conversation is encrypted. Default <see cref="SmtpEncryption.WhenOffered"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public SmtpEncryption Encryption
    {
        get => _encryption;
        init => _encryption = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Encryption), value, "Encryption is none of the values of SmtpEncryption.");
    }

    /// <summary>Who logs in, by AUTH PLAIN or LOGIN; null for nobody. Default null.</summary>
    /// <exception cref="ArgumentException">The user name is blank.</exception>
    public NetworkCredential? Credential
    {
        get => _credential;
        init => _credential = value is not null && string.IsNullOrWhiteSpace(value.UserName)
            ? throw new ArgumentException("Credential has no user name: give one, or set it to null for no login.", nameof(Credential))
            : value;
    }

    /// <summary>Whether the credentials may be sent through a connection that is not encrypted. Default false.</summary>
    public bool AllowUnencryptedCredentials { get; init; }

    /// <summary>The name that the certificate must be for. Default: the host.</summary>
    /// <exception cref="ArgumentException">The value is neither a host name nor an IP address.</exception>
    public string ServerName
    {
        get => _serverName ?? _server.Host;
        init => _serverName = TlsOptions.ServerName(value);
    }

    /// <summary>The roots to trust instead of the system's, for a private authority. Default null: the system's.</summary>
    /// <exception cref="ArgumentException">The collection is empty.</exception>
    public X509Certificate2Collection? TrustedRoots
    {
        get => _trustedRoots;
        init => _trustedRoots = TlsOptions.TrustedRoots(value);
    }

    /// <summary>The name by which the check introduces itself (EHLO). Default null: the address that it connects from.</summary>
    /// <exception cref="ArgumentException">The value is no host name.</exception>
    public string? ClientName
    {
        get => _clientName;
        init => _clientName = value is null || Uri.CheckHostName(value) == UriHostNameType.Dns
            ? value
            : throw new ArgumentException(
                "ClientName is no host name: give one, such as 'shop.example.com', or set it to null for the address.",
                nameof(ClientName));
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var times = new StepTimes();
        try
        {
            var connection = await _server.ConnectAsync(times, cancellationToken).ConfigureAwait(false);
            var session = new SmtpSession(this, new TlsHandshake(ServerName, TrustedRoots), times);
            await session.RunAsync(connection, cancellationToken).ConfigureAwait(false);
            return HealthResults.Healthy(data: times.Data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            var failure = NetworkFailure.Of(exception);
            return HealthResults.Unhealthy(failure.Reason, failure.Text, exception, times.Data);
        }
    }
}
