using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace HealthChecks;

/// <summary>TLS over a connected socket.</summary>
internal static class ProbeTls
{
    /// <summary>Opens TLS and proves the certificate against the machine's roots and the host's name.</summary>
    public static Stream Open(Socket socket, string host) => Open(socket, host, validate: null);

    /// <summary>Opens TLS with whatever certificate there is.</summary>
    public static Stream OpenInsecure(Socket socket, string host) => Open(socket, host, static (_, _, _, _) => true);

    private static SslStream Open(Socket socket, string host, RemoteCertificateValidationCallback? validate)
    {
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: false), leaveInnerStreamOpen: false);
        try
        {
            stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = validate });
            return stream;
        }
        catch (AuthenticationException exception)
        {
            stream.Dispose();
            throw new IOException(exception.Message, exception);
        }
    }
}
