using System.Net;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests.Network;

public sealed class SmtpHealthCheckTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_server_that_talks_is_healthy_and_gets_no_mail()
    {
        await using var server = new SmtpServer();

        (await new SmtpHealthCheck("localhost", server.Port).RunAsync()).AssertHealthy("resolveMs", "connectMs", "greetingMs", "noopMs");

        Assert.Equal(["EHLO [127.0.0.1]", "NOOP", "QUIT"], server.Lines);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData(SmtpEncryption.WhenOffered)]
    [InlineData(SmtpEncryption.Required)]
    public async Task Encryption_begins_where_it_is_offered(SmtpEncryption encryption)
    {
        await using var server = new SmtpServer { Certificate = _authority.Issue() };

        var result = await To(server, encryption).RunAsync();

        result.AssertHealthy("resolveMs", "connectMs", "greetingMs", "handshakeMs", "noopMs");
        Assert.Equal(["EHLO mail.example", "STARTTLS", "EHLO mail.example", "NOOP", "QUIT"], server.Lines);
    }

    [Fact]
    public async Task Encryption_may_begin_with_the_first_byte_or_never()
    {
        await using var implicitly = new SmtpServer { Certificate = _authority.Issue(), IsImplicitlyEncrypted = true };
        (await To(implicitly, SmtpEncryption.Implicit).RunAsync()).AssertHealthy("resolveMs", "connectMs", "handshakeMs", "greetingMs", "noopMs");

        await using var never = new SmtpServer { Certificate = _authority.Issue() };
        (await To(never, SmtpEncryption.None).RunAsync()).AssertHealthy("resolveMs", "connectMs", "greetingMs", "noopMs");
        Assert.DoesNotContain("STARTTLS", never.Lines);
    }

    [Fact]
    public async Task Encryption_that_is_required_and_not_offered_or_refused_is_unhealthy()
    {
        await using var server = new SmtpServer();
        (await To(server, SmtpEncryption.Required).RunAsync()).AssertFailed(CheckReasons.EncryptionNotOffered);

        await using var refusing = new SmtpServer { Certificate = _authority.Issue(), Answer = Refuse("STARTTLS", "454 not now") };
        var result = await To(refusing, SmtpEncryption.Required).RunAsync();
        result.AssertFailed(CheckReasons.EncryptionNotOffered);
        Assert.Equal(454, result.Data["replyCode"]);
    }

    [Fact]
    public async Task A_certificate_that_will_not_do_is_unhealthy_and_says_why()
    {
        await using var expired = new SmtpServer { Certificate = _authority.Issue(endsInDays: -1, beganDaysAgo: 9) };
        (await To(expired).RunAsync()).AssertFailed(CheckReasons.CertificateExpired);

        await using var misnamed = new SmtpServer { Certificate = _authority.Issue(name: "mail.example") };
        (await To(misnamed).RunAsync()).AssertFailed(CheckReasons.CertificateWrongName);
        (await new SmtpHealthCheck("localhost", misnamed.Port) { TrustedRoots = _authority.Roots, ServerName = "mail.example" }.RunAsync())
            .AssertHealthy("resolveMs", "connectMs", "greetingMs", "handshakeMs", "noopMs");

        await using var untrusted = new SmtpServer { Certificate = SmtpServer.SelfSigned() };
        (await To(untrusted).RunAsync()).AssertFailed(CheckReasons.CertificateUntrusted);

        await using var noTls = ListeningServer.Saying("220 plain\r\n");
        (await new SmtpHealthCheck("localhost", noTls.Port) { Encryption = SmtpEncryption.Implicit }.RunAsync()).AssertFailed(CheckReasons.TlsFailed);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    [InlineData("LOGIN PLAIN")]
    public async Task The_right_password_logs_in_and_a_wrong_one_does_not(string mechanisms)
    {
        await using var server = new SmtpServer { Certificate = _authority.Issue(), User = "shop", Password = "wörd", Mechanisms = mechanisms };

        var right = await To(server, credential: new NetworkCredential("shop", "wörd")).RunAsync();
        var wrong = await To(server, credential: new NetworkCredential("shop", "word")).RunAsync();

        right.AssertHealthy("resolveMs", "connectMs", "greetingMs", "handshakeMs", "loginMs", "noopMs");
        wrong.AssertFailed(CheckReasons.LoginRefused);
        Assert.Equal(535, wrong.Data["replyCode"]);
    }

    [Fact]
    public async Task Credentials_are_not_sent_in_the_clear_unless_that_is_allowed()
    {
        await using var server = new SmtpServer { User = "shop", Password = "word" };
        var credential = new NetworkCredential("shop", "word");

        (await new SmtpHealthCheck("localhost", server.Port) { Credential = credential }.RunAsync())
            .AssertFailed(CheckReasons.CredentialsNeedEncryption);
        Assert.DoesNotContain(server.Lines, static line => line.StartsWith("AUTH", StringComparison.Ordinal));

        (await new SmtpHealthCheck("localhost", server.Port) { Credential = credential, AllowUnencryptedCredentials = true }.RunAsync())
            .AssertHealthy("resolveMs", "connectMs", "greetingMs", "loginMs", "noopMs");
    }

    [Fact]
    public async Task A_server_without_a_login_that_the_check_knows_is_unhealthy()
    {
        await using var server = new SmtpServer { Certificate = _authority.Issue(), User = "shop", Password = "word", Mechanisms = "XOAUTH2" };

        (await To(server, credential: new NetworkCredential("shop", "word")).RunAsync()).AssertFailed(CheckReasons.LoginNotOffered);
    }

    [Theory]
    [InlineData("EHLO", CheckReasons.GreetingRefused)]
    [InlineData("NOOP", CheckReasons.CommandRefused)]
    public async Task A_command_that_is_refused_is_unhealthy_until_it_is_taken(string command, string reason)
    {
        await using var server = new SmtpServer { Answer = Refuse(command, "421 too busy for marker") };
        var check = new SmtpHealthCheck("localhost", server.Port);

        var result = await check.RunAsync();

        result.AssertFailed(reason);
        Assert.Equal(421, result.Data["replyCode"]);
        Assert.DoesNotContain("marker", result.Description, StringComparison.Ordinal);

        server.Answer = static _ => null;
        Assert.Null((await check.RunAsync()).Reason());
    }

    [Fact]
    public async Task A_server_that_greets_with_a_refusal_is_unhealthy()
    {
        await using var server = new SmtpServer { Greeting = "554 no service for you" };

        var result = await new SmtpHealthCheck("localhost", server.Port).RunAsync();

        result.AssertFailed(CheckReasons.GreetingRefused);
        Assert.Equal(554, result.Data["replyCode"]);
    }

    [Fact]
    public async Task Leaving_changes_nothing_of_what_was_found()
    {
        await using var server = new SmtpServer { Answer = Refuse("QUIT", "500 stay") };

        Assert.Null((await new SmtpHealthCheck("localhost", server.Port).RunAsync()).Reason());
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("22\r\n")]
    [InlineData("+OK pop3\r\n")]
    [InlineData("220-never\r\n250+ending\r\n")]
    public async Task A_server_of_another_kind_is_unhealthy(string words)
    {
        await using var server = ListeningServer.Saying(words);

        (await new SmtpHealthCheck("localhost", server.Port).RunAsync()).AssertFailed(CheckReasons.ProtocolError);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("220-more\r\n")]
    public async Task A_server_that_never_ends_its_greeting_is_unhealthy(string words)
    {
        await using var server = ListeningServer.Saying(string.Concat(Enumerable.Repeat(words, 5000)));

        (await new SmtpHealthCheck("localhost", server.Port).RunAsync()).AssertFailed(CheckReasons.ProtocolError);
    }

    [Fact]
    public async Task What_is_slipped_in_before_encryption_begins_is_not_believed()
    {
        await using var server = new ListeningServer(async (stream, stopping) =>
        {
            await HttpServer.WriteAsync(stream, "220 hello\r\n", stopping);
            await stream.ReadAtLeastAsync(new byte[100], 1, cancellationToken: stopping);
            await HttpServer.WriteAsync(stream, "250-hello\r\n250 STARTTLS\r\n", stopping);
            await stream.ReadAtLeastAsync(new byte[100], 1, cancellationToken: stopping);
            await HttpServer.WriteAsync(stream, "220 go ahead\r\n250 AUTH PLAIN\r\n", stopping);
            await stream.CopyToAsync(Stream.Null, stopping);
        });

        (await new SmtpHealthCheck("localhost", server.Port).RunAsync()).AssertFailed(CheckReasons.ProtocolError);
    }

    [Fact]
    public async Task A_server_that_is_not_there_closes_or_says_nothing_is_unhealthy()
    {
        (await new SmtpHealthCheck("127.0.0.1", FreePort.Find()).RunAsync()).AssertFailed(CheckReasons.ConnectionRefused);

        await using var closing = ListeningServer.Closing();
        (await new SmtpHealthCheck("localhost", closing.Port).RunAsync()).AssertFailed(CheckReasons.ConnectionLost);

        await using var silent = ListeningServer.Silent();
        await new SmtpHealthCheck("localhost", silent.Port).AssertEndsWhenCancelledAsync();

        await using var greeting = ListeningServer.Saying("220 hello\r\n");
        await new SmtpHealthCheck("localhost", greeting.Port).AssertEndsWhenCancelledAsync();
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new SmtpHealthCheck(null!));
        Assert.Throws<ArgumentException>(() => new SmtpHealthCheck("smtp://host"));
        Assert.Throws<ArgumentException>(() => new SmtpHealthCheck("host") { Credential = new NetworkCredential("", "word") });
        Assert.Throws<ArgumentException>(() => new SmtpHealthCheck("host") { ClientName = "a\r\nQUIT" });
        Assert.Throws<ArgumentException>(() => new SmtpHealthCheck("host") { ServerName = "" });
        Assert.Throws<ArgumentException>(() => new SmtpHealthCheck("host") { TrustedRoots = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmtpHealthCheck("host") { Encryption = (SmtpEncryption)9 });
    }

    [Fact]
    public void Its_timeout_is_ten_seconds() => Assert.Equal(10, CheckRun.Defaults<SmtpHealthCheck>()?.TimeoutSeconds);

    private SmtpHealthCheck To(SmtpServer server, SmtpEncryption encryption = default, NetworkCredential? credential = null) =>
        new("localhost", server.Port)
        {
            TrustedRoots = _authority.Roots,
            Encryption = encryption,
            Credential = credential,
            ClientName = "mail.example",
        };

    private static Func<string, string?> Refuse(string command, string answer) =>
        line => line.StartsWith(command, StringComparison.Ordinal) ? answer : null;
}
