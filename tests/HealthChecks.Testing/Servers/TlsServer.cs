using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks.Testing.Servers;

/// <summary>A server that does the handshake, and no more.</summary>
public sealed class TlsServer : IAsyncDisposable
{
    private readonly ListeningServer _server;
    private X509Certificate2 _certificate;

    public TlsServer(X509Certificate2 certificate)
    {
        _certificate = certificate;
        _server = new ListeningServer(async (stream, stopping) =>
        {
            using var encrypted = new SslStream(stream);
            await encrypted.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateSelectionCallback = (_, name) =>
                    {
                        AskedFor = name;
                        return _certificate;
                    },
                },
                stopping);
            await encrypted.CopyToAsync(Stream.Null, stopping);
        });
    }

    public int Port => _server.Port;

    /// <summary>The name that the last client asked for.</summary>
    public string? AskedFor { get; private set; }

    public void Renew(X509Certificate2 certificate)
    {
        _certificate.Dispose();
        _certificate = certificate;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }
}
