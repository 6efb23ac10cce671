using System.Net;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Tests.Alerts;

/// <summary>Mail, against a real SMTP server.</summary>
public sealed class EmailTests
{
    [Fact]
    public async Task Sends_plain_text()
    {
        await using var server = new SmtpServer();
        var options = To(server);
        options.To.Add("boss@example.com");

        await new EmailAlertChannel("mail", options).SendAsync(SampleAlert.Of(text: "Nobody listens."), TestContext.Current.CancellationToken);

        var mail = Assert.Single(server.Mails);
        Assert.Equal(("shop@example.com", "ops@example.com, boss@example.com"), (mail.From, string.Join(", ", mail.To)));
        Assert.Contains("Subject: [critical] shop: check database is Unhealthy (timeout)\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("X-HealthChecks-Fingerprint: " + SampleAlert.Of().Fingerprint, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain; charset=utf-8", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_line_break_adds_no_header()
    {
        await using var server = new SmtpServer();

        await new EmailAlertChannel("mail", To(server)).SendAsync(SampleAlert.Of(name: "x\r\nBcc: evil@example.com"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Assert.Single(server.Mails).Text.Split('\n'), static line => line.StartsWith("Bcc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logs_in()
    {
        await using var server = new SmtpServer { User = "shop", Password = "s3cret" };
        var options = To(server);
        options.User = "shop";
        options.Password = "s3cret";

        await new EmailAlertChannel("mail", options).SendAsync(SampleAlert.Of(), TestContext.Current.CancellationToken);

        Assert.Equal("shop", Assert.Single(server.Mails).User);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_for_good()
    {
        await using var server = new SmtpServer { User = "shop", Password = "s3cret" };
        var options = To(server);
        options.User = "shop";
        options.Password = "wrong-s3cret";

        var exception = await FailAsync(options);

        Assert.False(exception.IsTransient);
        Assert.StartsWith("smtp-5", exception.Error, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_gets_no_password_and_no_mail()
    {
        await using var server = new SmtpServer { User = "shop", Password = "s3cret", Certificate = SmtpServer.SelfSigned() };
        var options = To(server);
        options.StartTls = true;
        options.User = "shop";
        options.Password = "s3cret";

        var exception = await FailAsync(options);

        Assert.Equal("tls-failed", exception.Error);
        Assert.DoesNotContain(server.Lines, static line => line.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_no_mail_unless_that_is_meant()
    {
        await using var server = new SmtpServer();
        var options = To(server);
        options.StartTls = true;

        await FailAsync(options);

        Assert.DoesNotContain(server.Lines, static line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trusted_certificate_encrypts_mail_and_password()
    {
        using var certificate = SmtpServer.SelfSigned();
        await using var server = new SmtpServer { User = "shop", Password = "s3cret", Certificate = certificate };
        var options = To(server);
        options.Host = "localhost";
        options.StartTls = true;
        options.User = "shop";
        options.Password = "s3cret";

        // The client knows no other way to trust one certificate, and this one is used here only.
#pragma warning disable SYSLIB0014
        ServicePointManager.ServerCertificateValidationCallback = (_, given, _, _) => given?.GetCertHashString() == certificate.GetCertHashString();
        try
        {
            await new EmailAlertChannel("mail", options).SendAsync(SampleAlert.Of(), TestContext.Current.CancellationToken);
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = null;
        }
#pragma warning restore SYSLIB0014

        var mail = Assert.Single(server.Mails);
        Assert.Equal((true, "shop"), (mail.IsEncrypted, mail.User));
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.1 not now", true)]
    [InlineData("RCPT", "550 5.1.1 nobody", false)]
    [InlineData("MAIL", "451 4.3.0 not now", true)]
    [InlineData("DATA", "554 5.7.1 spam", false)]
    public async Task Says_whether_another_attempt_may_help(string command, string answer, bool isTransient)
    {
        await using var server = new SmtpServer { Answer = line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null };

        var exception = await FailAsync(To(server));

        Assert.Equal((isTransient, "smtp-" + answer[..3]), (exception.IsTransient, exception.Error));
    }

    [Fact]
    public async Task One_bad_receiver_of_two_is_no_reason_to_send_twice()
    {
        await using var server = new SmtpServer { Answer = static line => line.Contains("boss", StringComparison.Ordinal) ? "450 4.2.1 not now" : null };
        var options = To(server);
        options.To.Add("boss@example.com");

        var exception = await FailAsync(options);

        Assert.Equal((false, "recipient-refused"), (exception.IsTransient, exception.Error));
        Assert.Equal(["ops@example.com"], Assert.Single(server.Mails).To);
    }

    [Fact]
    public async Task Says_that_nobody_listens()
    {
        var options = Options(FreePort.Find());

        var exception = await FailAsync(options);

        Assert.Equal(("connection-failed", true, false), (exception.Error, exception.IsTransient, exception.MayHaveArrived));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var channel = new EmailAlertChannel("mail", Options(((IPEndPoint)silent.LocalEndpoint).Port));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(SampleAlert.Of(), limit.Token).AsTask().WaitAsync(Eventually.Limit));
    }

    [Theory]
    [InlineData("Host is needed")]
    [InlineData("Port 465 is not supported", "smtp.example.com", 465)]
    [InlineData("Port has to be 1 to 65535", "smtp.example.com", 0)]
    [InlineData("Password is needed where there is a User", "smtp.example.com", 587, "shop")]
    [InlineData("StartTls has to be on", "smtp.example.com", 587, "shop", "s3cret")]
    [InlineData("From has to be a mail address", "smtp.example.com", 587, null, null, "nobody")]
    [InlineData("To has to be at least one", "smtp.example.com")]
    [InlineData("To has to be mail addresses, and 'x' is none", "smtp.example.com", 587, null, null, "shop@example.com", "x")]
    public void A_setting_that_cannot_be_is_named(
        string message,
        string? host = null,
        int port = 587,
        string? user = null,
        string? password = null,
        string from = "shop@example.com",
        string? to = null)
    {
        var options = new EmailAlertOptions { Host = host, Port = port, User = user, Password = password, From = from, StartTls = false };
        if (to is not null)
            options.To.Add(to);

        var exception = Assert.Throws<InvalidOperationException>(() => new EmailAlertChannel("mail", options));

        Assert.StartsWith("Alert channel 'mail': " + message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    private static EmailAlertOptions To(SmtpServer server) => Options(server.Port);

    private static EmailAlertOptions Options(int port)
    {
        var options = new EmailAlertOptions { Host = "127.0.0.1", Port = port, StartTls = false, From = "Shop <shop@example.com>" };
        options.To.Add("ops@example.com");
        return options;
    }

    private static Task<AlertDeliveryException> FailAsync(EmailAlertOptions options) => Assert.ThrowsAsync<AlertDeliveryException>(
        () => new EmailAlertChannel("mail", options).SendAsync(SampleAlert.Of(), CancellationToken.None).AsTask().WaitAsync(Eventually.Limit));
}
