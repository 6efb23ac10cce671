using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace HealthChecks;

/// <summary>Sends alerts by mail, as plain text. Certificates are validated as always.</summary>
public sealed class EmailAlertChannel : IAlertChannel
{
    private readonly EmailAlertOptions _options = new();

    /// <summary>Makes a channel.</summary>
    /// <param name="name">The channel's name in the log.</param>
    /// <param name="options">Its settings; read once.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be; the message names it.</exception>
    public EmailAlertChannel(string name, EmailAlertOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new InvalidOperationException($"Alert channel '{name}': {problem}.");

        Name = name;
        _options.Host = options.Host;
        _options.Port = options.Port;
        _options.StartTls = options.StartTls;
        _options.User = options.User;
        _options.Password = options.Password;
        _options.From = options.From;
        foreach (var receiver in options.To)
            _options.To.Add(receiver);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Render(HealthAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return $"Subject: {AlertText.Title(alert)}\n\n{AlertText.Body(alert)}";
    }

    /// <inheritdoc/>
    /// <exception cref="AlertDeliveryException">The server did not accept it, or was not reached.</exception>
    public async ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        using var message = Message(alert);
        using var client = new SmtpClient(_options.Host, _options.Port) { EnableSsl = _options.StartTls };
        if (!string.IsNullOrEmpty(_options.User))
            client.Credentials = new NetworkCredential(_options.User, _options.Password);
        try
        {
            // The client heeds its token between two answers of the server only; disposing of it ends the connection.
            var sending = client.SendMailAsync(message, cancellationToken);
            Forget(sending);
            await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SmtpFailedRecipientException exception) when (exception is not SmtpFailedRecipientsException all || all.InnerExceptions.Length < _options.To.Count)
        {
            // The others have it.
            throw new AlertDeliveryException(_options.To.Count == 1 ? StatusOf(exception) : "recipient-refused", _options.To.Count == 1 && IsTransient(exception));
        }
        catch (SmtpException exception)
        {
            throw ErrorOf(exception);
        }
    }

    // What comes of it when nobody waits any more is nobody's unobserved exception.
    private static void Forget(Task sending) => sending.ContinueWith(
        static task => _ = task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static AlertDeliveryException ErrorOf(SmtpException exception)
    {
        if (exception.StatusCode != SmtpStatusCode.GeneralFailure)
            return new AlertDeliveryException(StatusOf(exception), IsTransient(exception)) { MayHaveArrived = false };

        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
                return new AlertDeliveryException("tls-failed", isTransient: true) { MayHaveArrived = false };
            if (cause is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData })
                return new AlertDeliveryException("name-not-resolved", isTransient: true) { MayHaveArrived = false };
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable })
                return new AlertDeliveryException("connection-failed", isTransient: true) { MayHaveArrived = false };
        }

        return new AlertDeliveryException("connection-broken", isTransient: true);
    }

    private static string StatusOf(SmtpException exception) => "smtp-" + AlertWords.Of((int)exception.StatusCode);

    // 4yz: not now; 5yz: never.
    private static bool IsTransient(SmtpException exception) => (int)exception.StatusCode is < 500;

    private MailMessage Message(HealthAlert alert)
    {
        var message = new MailMessage
        {
            From = new MailAddress(_options.From!),
            Subject = AlertText.Title(alert),
            SubjectEncoding = Encoding.UTF8,
            Body = AlertText.Body(alert),
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var receiver in _options.To)
            message.To.Add(new MailAddress(receiver));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-HealthChecks-Fingerprint", alert.Fingerprint);
        return message;
    }
}
