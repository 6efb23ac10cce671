using System.Net.Security;
using System.Text;

namespace HealthChecks.Testing.Servers;

/// <summary>One connection to a <see cref="SmtpServer"/>.</summary>
internal sealed class SmtpSession(SmtpServer server, Stream connection)
{
    private readonly List<string> _to = [];
    private Stream _stream = connection;
    private string _from = "";
    private string? _user;
    private bool _isEncrypted;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (server.IsImplicitlyEncrypted)
            await BeginTlsAsync(cancellationToken);
        await WriteAsync(server.Greeting, cancellationToken);
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            server.Record(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (server.Answer(line) is { } answer)
            {
                await WriteAsync(answer, cancellationToken);
                continue;
            }

            if (verb == "QUIT")
            {
                await WriteAsync("221 bye", cancellationToken);
                return;
            }

            await RunAsync(verb, line, cancellationToken);
        }
    }

    private Task RunAsync(string verb, string line, CancellationToken cancellationToken) => verb switch
    {
        "EHLO" or "HELO" => WriteAsync(Features(), cancellationToken),
        "STARTTLS" => EncryptAsync(cancellationToken),
        "AUTH" => LogInAsync(line, cancellationToken),
        "MAIL" when server.Password is not null && _user is null => WriteAsync("530 5.7.0 log in first", cancellationToken),
        "MAIL" => KeepAsync(() => _from = Address(line), cancellationToken),
        "RCPT" => KeepAsync(() => _to.Add(Address(line)), cancellationToken),
        "DATA" => TakeMailAsync(cancellationToken),
        "RSET" or "NOOP" => WriteAsync("250 ok", cancellationToken),
        _ => WriteAsync("502 not here", cancellationToken),
    };

    private string Features()
    {
        var features = new List<string> { "localhost" };
        if (server.Certificate is not null && !_isEncrypted)
            features.Add("STARTTLS");
        if (server.Password is not null)
            features.Add("AUTH " + server.Mechanisms);
        features.Add("SIZE 1000000");
        return string.Join("\r\n", features.Select((feature, index) => (index == features.Count - 1 ? "250 " : "250-") + feature));
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        await WriteAsync("220 go ahead", cancellationToken);
        await BeginTlsAsync(cancellationToken);
    }

    private async Task BeginTlsAsync(CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, cancellationToken);
        _stream = encrypted;
        _isEncrypted = true;
    }

    private async Task LogInAsync(string line, CancellationToken cancellationToken)
    {
        var words = line.Split(' ');
        string user, password;
        if (words[1].Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            var initial = words.Length > 2 ? words[2] : await AskAsync("334 ", cancellationToken);
            var parts = Decode(initial).Split('\0');
            (user, password) = (parts[1], parts[2]);
        }
        else
        {
            user = Decode(words.Length > 2 ? words[2] : await AskAsync("334 VXNlcm5hbWU6", cancellationToken));
            password = Decode(await AskAsync("334 UGFzc3dvcmQ6", cancellationToken));
        }

        if (user != server.User || password != server.Password)
        {
            await WriteAsync("535 5.7.8 no", cancellationToken);
            return;
        }

        _user = user;
        await WriteAsync("235 welcome", cancellationToken);
    }

    private async Task TakeMailAsync(CancellationToken cancellationToken)
    {
        await WriteAsync("354 go on", cancellationToken);
        var text = new StringBuilder();
        while (await ReadLineAsync(cancellationToken) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        server.Keep(new SmtpMail(_from, [.. _to], text.ToString(), _isEncrypted, _user));
        _to.Clear();
        await WriteAsync("250 taken", cancellationToken);
    }

    private Task KeepAsync(Action keep, CancellationToken cancellationToken)
    {
        keep();
        return WriteAsync("250 ok", cancellationToken);
    }

    private async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        await WriteAsync(question, cancellationToken);
        return await ReadLineAsync(cancellationToken) ?? "";
    }

    // One byte after the other: after STARTTLS nothing may have been read ahead.
    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, cancellationToken) > 0)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private Task WriteAsync(string line, CancellationToken cancellationToken) =>
        _stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken).AsTask();

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
