using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks;

/// <summary>Makes a connection to a server an encrypted one, and says what is wrong with its certificate.</summary>
/// <param name="ServerName">The name that is asked for and that the certificate must be for.</param>
/// <param name="TrustedRoots">The only roots to trust; null for the system's.</param>
internal sealed record TlsHandshake(string ServerName, X509Certificate2Collection? TrustedRoots)
{
    /// <summary>Throws where the certificate will not do; <paramref name="inspection"/> then knows all that is wrong with it.</summary>
    public async Task<SslStream> AuthenticateAsync(
        Stream stream,
        CertificateInspection inspection,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await encrypted.AuthenticateAsClientAsync(Options(inspection, now), cancellationToken).ConfigureAwait(false);
            return encrypted;
        }
        catch (Exception exception)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            if (inspection.Failures is [var failure, ..])
                throw new NetworkFailureException(failure, exception);
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            throw new NetworkFailureException(NetworkFailure.NoTls, exception);
        }
    }

    private SslClientAuthenticationOptions Options(CertificateInspection inspection, DateTimeOffset now) => new()
    {
        TargetHost = ServerName,

        // A resumed session shows the certificate of the first one, however often it was renewed since.
        AllowTlsResume = false,
        CertificateChainPolicy = Policy(now),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => inspection.Accept(certificate, chain, errors),
    };

    private X509ChainPolicy Policy(DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,

            // Fetching what the server forgot to send would block a thread, and hide from the check what other clients stumble over.
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            VerificationTimeIgnored = false,
        };
        if (TrustedRoots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(TrustedRoots);
        }

        return policy;
    }
}
