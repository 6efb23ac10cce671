namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>TLS: the handshake failed for another reason than the certificate; Redis: for any.</summary>
    public const string TlsFailed = "tls-failed";

    /// <summary>TLS: the certificate, or one that it is signed with, has expired.</summary>
    public const string CertificateExpired = "certificate-expired";

    /// <summary>TLS: the certificate, or one that it is signed with, is not valid yet.</summary>
    public const string CertificateNotYetValid = "certificate-not-yet-valid";

    /// <summary>TLS: the certificate is for another name.</summary>
    public const string CertificateWrongName = "certificate-wrong-name";

    /// <summary>TLS: the certificate does not lead to a trusted root, or the server sent none.</summary>
    public const string CertificateUntrusted = "certificate-untrusted";

    /// <summary>TLS: the certificate is valid, and expires within the limit.</summary>
    public const string CertificateExpiresSoon = "certificate-expires-soon";
}
