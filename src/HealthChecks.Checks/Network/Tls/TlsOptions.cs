using System.Security.Cryptography.X509Certificates;

namespace HealthChecks;

/// <summary>What the checks that encrypt their connections accept as options.</summary>
internal static class TlsOptions
{
    public static string ServerName(string value) => Uri.CheckHostName(value) is not UriHostNameType.Unknown
        ? value
        : throw new ArgumentException(
            "ServerName is no host name or IP address: give the name that the certificate is for, such as 'mail.example.com'.",
            nameof(ServerName));

    public static X509Certificate2Collection? TrustedRoots(X509Certificate2Collection? value) => value switch
    {
        null => null,
        { Count: 0 } => throw new ArgumentException(
            "TrustedRoots is empty, and nothing would be trusted: add a root, or set it to null for the system's.",
            nameof(TrustedRoots)),
        _ => [.. value],
    };
}
