using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthChecks.Testing.Servers;

/// <summary>A mail server on the loopback interface, with as much SMTP as a client needs: STARTTLS, AUTH LOGIN and PLAIN. It delivers nothing.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<SmtpMail> _mails = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _loop;

    /// <summary>Starts a server.</summary>
    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>The user that may log in.</summary>
    public string? User { get; init; }

    /// <summary>The user's password; with one, nobody else may send.</summary>
    public string? Password { get; init; }

    /// <summary>The certificate of STARTTLS; without one it is not offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether TLS begins with the first byte, and STARTTLS is not offered.</summary>
    public bool IsImplicitlyEncrypted { get; init; }

    /// <summary>The first line that the server says.</summary>
    public string Greeting { get; set; } = "220 localhost";

    /// <summary>The ways to log in that are offered where there is a password.</summary>
    public string Mechanisms { get; init; } = "LOGIN PLAIN";

    /// <summary>Gives the reply to a line instead of the server, such as <c>450 not now</c>; null to leave it to the server.</summary>
    public Func<string, string?> Answer { get; set; } = static _ => null;

    /// <summary>The mails taken so far.</summary>
    public IReadOnlyList<SmtpMail> Mails => [.. _mails];

    /// <summary>Every command line that was received.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>A certificate for localhost that nobody has reason to trust.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>Stops the server and ends its connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _listener.Stop();
        _stopping.Dispose();
        Certificate?.Dispose();
    }

    internal void Record(string line) => _lines.Enqueue(line);

    internal void Keep(SmtpMail mail) => _mails.Enqueue(mail);

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
                sessions.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new SmtpSession(this, client.GetStream()).RunAsync(_stopping.Token);
            }
            catch (Exception)
            {
                // The client has had enough, or does not trust the certificate: what a test looks at is what was taken.
            }
        }
    }
}
