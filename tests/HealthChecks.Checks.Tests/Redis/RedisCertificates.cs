using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks.Checks.Tests;

/// <summary>A root of a test's own, and a certificate of it for 127.0.0.1.</summary>
internal sealed class RedisCertificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-certificates-").FullName;

    public RedisCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request = new CertificateRequest("CN=server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(Root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), [1, 2, 3, 4]);
        Client = certificate.CopyWithPrivateKey(key);

        File.WriteAllText(RootFile, Root.ExportCertificatePem());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public X509Certificate2 Root { get; }

    /// <summary>The server's, with its key: good enough for a client too.</summary>
    public X509Certificate2 Client { get; }

    /// <summary>How Redis is told of them.</summary>
    public string[] Arguments => ["--tls-cert-file", CertificateFile, "--tls-key-file", KeyFile, "--tls-ca-cert-file", RootFile];

    private string RootFile => Path.Combine(_folder, "root.pem");

    private string CertificateFile => Path.Combine(_folder, "server.pem");

    private string KeyFile => Path.Combine(_folder, "server.key");

    public void Dispose()
    {
        Root.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
