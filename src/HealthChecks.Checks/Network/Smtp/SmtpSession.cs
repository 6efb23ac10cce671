using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>What one run asks of a mail server, step after step. The first thing that is wrong ends it.</summary>
internal sealed class SmtpSession(SmtpHealthCheck options, TlsHandshake tls, StepTimes times)
{
    private Stream? _stream;
    private SmtpConversation? _conversation;
    private string _greeting = "";
    private bool _isEncrypted;

    /// <summary>Takes over the connection.</summary>
    public async Task RunAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        _stream = connection;
        _greeting = $"EHLO {Name(((IPEndPoint)connection.Socket.LocalEndPoint!).Address)}";
        try
        {
            if (options.Encryption == SmtpEncryption.Implicit)
                await EncryptAsync(cancellationToken).ConfigureAwait(false);

            times.Begin("greetingMs");
            _conversation = new SmtpConversation(_stream);
            Expect(220, await _conversation.ReadAsync(cancellationToken).ConfigureAwait(false), Refusal.Greeting);
            var features = await GreetAsync(cancellationToken).ConfigureAwait(false);
            features = await StartTlsAsync(features, cancellationToken).ConfigureAwait(false);
            await LogInAsync(features, cancellationToken).ConfigureAwait(false);

            times.Begin("noopMs");
            Expect(250, await _conversation.CommandAsync("NOOP", cancellationToken).ConfigureAwait(false), Refusal.Command);
            times.End();
            await QuitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<SmtpReply> GreetAsync(CancellationToken cancellationToken)
    {
        var reply = await _conversation!.CommandAsync(_greeting, cancellationToken).ConfigureAwait(false);
        Expect(250, reply, Refusal.Greeting);
        return reply;
    }

    private async Task<SmtpReply> StartTlsAsync(SmtpReply features, CancellationToken cancellationToken)
    {
        var isOffered = features.Offers("STARTTLS");
        if (options.Encryption == SmtpEncryption.Required && !isOffered)
            throw new NetworkFailureException(Refusal.Encryption);
        if (!isOffered || options.Encryption is not (SmtpEncryption.Required or SmtpEncryption.WhenOffered))
            return features;

        Expect(220, await _conversation!.CommandAsync("STARTTLS", cancellationToken).ConfigureAwait(false), Refusal.Encryption);
        if (_conversation.HasUnread)
            throw new NetworkFailureException(NetworkFailure.Malformed);

        await EncryptAsync(cancellationToken).ConfigureAwait(false);
        _conversation = new SmtpConversation(_stream!);
        return await GreetAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        times.Begin("handshakeMs");
        var now = DateTimeOffset.UtcNow;
        _stream = await tls.AuthenticateAsync(_stream!, new CertificateInspection(now), now, cancellationToken).ConfigureAwait(false);
        _isEncrypted = true;
    }

    private async Task LogInAsync(SmtpReply features, CancellationToken cancellationToken)
    {
        if (options.Credential is not { } credential)
            return;
        if (!_isEncrypted && !options.AllowUnencryptedCredentials)
            throw new NetworkFailureException(Refusal.Unencrypted);

        times.Begin("loginMs");
        SmtpReply reply;
        if (features.OffersLogin("PLAIN"))
        {
            reply = await _conversation!
                .CommandAsync($"AUTH PLAIN {Encode($"\0{credential.UserName}\0{credential.Password}")}", cancellationToken)
                .ConfigureAwait(false);
        }
        else if (features.OffersLogin("LOGIN"))
        {
            reply = await _conversation!.CommandAsync("AUTH LOGIN", cancellationToken).ConfigureAwait(false);
            if (reply.Code == 334)
                reply = await _conversation.CommandAsync(Encode(credential.UserName), cancellationToken).ConfigureAwait(false);
            if (reply.Code == 334)
                reply = await _conversation.CommandAsync(Encode(credential.Password), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw new NetworkFailureException(Refusal.NoLogin);
        }

        Expect(235, reply, Refusal.Login);
    }

    /// <summary>Takes leave, as is polite; nothing that happens here changes what was found.</summary>
    private async Task QuitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await _conversation!.CommandAsync("QUIT", limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or NetworkFailureException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Expect(int code, SmtpReply reply, NetworkFailure otherwise)
    {
        if (reply.Code == code)
            return;

        times.Data["replyCode"] = reply.Code;
        throw new NetworkFailureException(otherwise);
    }

    private string Name(IPAddress own)
    {
        if (options.ClientName is { } name)
            return name;
        if (own.IsIPv4MappedToIPv6)
            own = own.MapToIPv4();
        return own.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{new IPAddress(own.GetAddressBytes())}]" : $"[{own}]";
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static class Refusal
    {
        public static readonly NetworkFailure Greeting = new(CheckReasons.GreetingRefused, "The server refuses to talk.");
        public static readonly NetworkFailure Encryption = new(CheckReasons.EncryptionNotOffered, "The server does not offer encryption.");
        public static readonly NetworkFailure Unencrypted =
            new(CheckReasons.CredentialsNeedEncryption, "The connection is not encrypted, and credentials are not sent in the clear.");

        public static readonly NetworkFailure NoLogin =
            new(CheckReasons.LoginNotOffered, "The server offers no login that the check knows.");
        public static readonly NetworkFailure Login = new(CheckReasons.LoginRefused, "The server refused the login.");
        public static readonly NetworkFailure Command = new(CheckReasons.CommandRefused, "The server refused a command that does nothing.");
    }
}
