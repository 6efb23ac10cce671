using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks;

/// <summary>What is wrong with a server's certificate. It is asked from within the handshake, and outlives the certificates.</summary>
internal sealed class CertificateInspection(DateTimeOffset now)
{
    private const X509ChainStatusFlags Time = X509ChainStatusFlags.NotTimeValid;

    private static readonly NetworkFailure Expired = new(CheckReasons.CertificateExpired, "The certificate has expired.");
    private static readonly NetworkFailure IssuerExpired =
        new(CheckReasons.CertificateExpired, "A certificate that it is signed with has expired.");
    private static readonly NetworkFailure NotYetValid = new(CheckReasons.CertificateNotYetValid, "The certificate is not valid yet.");
    private static readonly NetworkFailure IssuerNotYetValid =
        new(CheckReasons.CertificateNotYetValid, "A certificate that it is signed with is not valid yet.");

    private static readonly NetworkFailure WrongName = new(CheckReasons.CertificateWrongName, "The certificate is for another name.");
    private static readonly NetworkFailure Missing = new(CheckReasons.CertificateUntrusted, "The server has no certificate.");
    private static readonly NetworkFailure Untrusted =
        new(CheckReasons.CertificateUntrusted, "The certificate does not lead to a trusted root.");

    private readonly List<NetworkFailure> _failures = [];

    /// <summary>Everything that is wrong, the worst first.</summary>
    public IReadOnlyList<NetworkFailure> Failures => _failures;

    /// <summary>When the first certificate of the chain expires that the server answers for; null when it sent none.</summary>
    public DateTimeOffset? NotAfter { get; private set; }

    /// <summary>Looks at what the server sent, and tells the handshake whether to go on.</summary>
    public bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null)
        {
            _failures.Add(Missing);
            return false;
        }

        using var leaf = new X509Certificate2(certificate);
        NotAfter = End(leaf);
        Judge(leaf, Expired, NotYetValid);
        foreach (var element in chain.ChainElements.Skip(1))
        {
            Judge(element.Certificate, IssuerExpired, IssuerNotYetValid);

            // The root is in the trust store, and not the server's to renew.
            if (element.Certificate.Subject != element.Certificate.Issuer && End(element.Certificate) < NotAfter)
                NotAfter = End(element.Certificate);
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            _failures.Add(WrongName);

        // What has expired alone does not make a chain untrusted; whatever else is wrong with it does, and so does what nothing explains.
        var isUntrusted = chain.ChainStatus.Any(static status => (status.Status & ~Time) != X509ChainStatusFlags.NoError);
        if (isUntrusted || (_failures.Count == 0 && errors != SslPolicyErrors.None))
            _failures.Add(Untrusted);
        return _failures.Count == 0;
    }

    private void Judge(X509Certificate2 certificate, NetworkFailure expired, NetworkFailure notYetValid)
    {
        if (now > End(certificate))
            _failures.Add(expired);
        else if (now < new DateTimeOffset(certificate.NotBefore))
            _failures.Add(notYetValid);
    }

    private static DateTimeOffset End(X509Certificate2 certificate) => new(certificate.NotAfter);
}
