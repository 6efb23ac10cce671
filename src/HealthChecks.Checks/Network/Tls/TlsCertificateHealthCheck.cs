using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a server's certificate is valid and stays so for a while: connects, does the handshake as any client would, closes. Nothing
/// is asked of the server behind it.
/// </summary>
/// <remarks>
/// Revocation is not looked up, and intermediate certificates that the server does not send are not fetched: a server that forgets them
/// counts as untrusted.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class TlsCertificateHealthCheck : IHealthCheck
{
    private readonly DayLimits _limits = new(defaultWarning: 30, defaultCritical: 7);
    private readonly ServerEndpoint _server;
    private readonly string? _serverName;
    private readonly X509Certificate2Collection? _trustedRoots;
    private readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Watches the certificate of a server.</summary>
    /// <param name="host">A host name or IP address.</param>
    /// <param name="port">The port, 1 to 65535. Default 443.</param>
    /// <exception cref="ArgumentNullException"><paramref name="host"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="host"/> is neither a host name nor an IP address, or <paramref name="port"/> is out of range.
    /// </exception>
    public TlsCertificateHealthCheck(string host, int port = 443)
        : this(new ServerEndpoint(host, port))
    {
    }

    internal TlsCertificateHealthCheck(ServerEndpoint server) => _server = server;

    /// <summary>The name that is asked for (SNI) and that the certificate must be for. Default: the host.</summary>
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

    /// <summary>
    /// The check is Degraded with fewer days left than this, 0 to 3650; null for none. Default 30, or <see cref="CriticalDays"/> where
    /// that is more.
    /// </summary>
    /// <exception cref="ArgumentException">The value is out of range, or below <see cref="CriticalDays"/>.</exception>
    public double? WarningDays
    {
        get => _limits.Warning;
        init => _limits.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy with fewer days left than this, 0 to 3650; null for none. Default 7, or <see cref="WarningDays"/> where
    /// that is less.
    /// </summary>
    /// <exception cref="ArgumentException">The value is out of range, or above <see cref="WarningDays"/>.</exception>
    public double? CriticalDays
    {
        get => _limits.Critical;
        init => _limits.Critical = value;
    }

    /// <summary>The clock by which certificates are valid. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Clock
    {
        get => _clock;
        init => _clock = value ?? throw new ArgumentNullException(nameof(Clock));
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var times = new StepTimes();
        var now = _clock.GetUtcNow();
        var inspection = new CertificateInspection(now);
        try
        {
            var stream = await _server.ConnectAsync(times, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                times.Begin("handshakeMs");
                var handshake = new TlsHandshake(ServerName, TrustedRoots);
                var encrypted = await handshake.AuthenticateAsync(stream, inspection, now, cancellationToken).ConfigureAwait(false);
                await encrypted.DisposeAsync().ConfigureAwait(false);
            }

            times.End();
            return Judge(DaysLeft());
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            DaysLeft();
            IEnumerable<NetworkFailure> failures = inspection.Failures is { Count: > 0 } known ? known : [NetworkFailure.Of(exception)];
            return HealthResults.From(
                failures.Select(failure => new HealthFinding(HealthStatus.Unhealthy, failure.Reason, failure.Text) { Cause = exception }),
                times.Data);
        }

        double DaysLeft()
        {
            if (inspection.NotAfter is not { } notAfter)
                return 0;

            times.Data["notAfter"] = notAfter.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var daysLeft = (notAfter - now).TotalDays;
            times.Data["daysLeft"] = Math.Round(daysLeft, 1);
            return daysLeft;
        }

        HealthCheckResult Judge(double daysLeft)
        {
            var status = _limits.Judge(daysLeft);
            return status == HealthStatus.Healthy
                ? HealthResults.Healthy(data: times.Data)
                : HealthResults.From([new HealthFinding(status, CheckReasons.CertificateExpiresSoon, Text(daysLeft))], times.Data);
        }
    }

    private static string Text(double daysLeft) =>
        string.Create(CultureInfo.InvariantCulture, $"The certificate expires in {daysLeft:0.#} days.");
}
