using System.Net;
using System.Net.Mail;

namespace HealthChecks;

/// <summary>Settings of an <see cref="EmailAlertChannel"/>.</summary>
public sealed class EmailAlertOptions
{
    private const int ImplicitTlsPort = 465;

    /// <summary>The mail server. Needed.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. Default 587. Not 465, which expects TLS from the first byte: that is not supported.</summary>
    public int Port { get; set; } = 587;

    /// <summary>
    /// Whether STARTTLS is insisted on; a server that does not offer it, or whose certificate is not trusted, gets no mail. Default true. False is
    /// not possible with a password, but on the loopback interface.
    /// </summary>
    public bool StartTls { get; set; } = true;

    /// <summary>The user to log in as. Default none: no login.</summary>
    public string? User { get; set; }

    /// <summary>The user's password. Default none.</summary>
    public string? Password { get; set; }

    /// <summary>Who the mail is from, such as <c>Orders &lt;orders@example.com&gt;</c>. Needed.</summary>
    public string? From { get; set; }

    /// <summary>Who it is to. At least one is needed.</summary>
    public IList<string> To { get; } = [];

    /// <summary>What is wrong, beginning with the name of the setting; null for nothing. Never a value of User or Password.</summary>
    internal string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Host))
            return "Host is needed";
        if (Port is < 1 or > ushort.MaxValue)
            return "Port has to be 1 to 65535";
        if (Port == ImplicitTlsPort)
            return "Port 465 is not supported: use the server's port for STARTTLS, mostly 587";
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
            return string.IsNullOrEmpty(User) ? "User is needed where there is a Password" : "Password is needed where there is a User";
        if (!StartTls && !string.IsNullOrEmpty(User) && !IsLoopback(Host))
            return "StartTls has to be on where there is a Password: it would be sent for everybody to read";
        if (!MailAddress.TryCreate(From, out _))
            return "From has to be a mail address";
        if (To.Count == 0)
            return "To has to be at least one mail address";

        foreach (var receiver in To)
        {
            if (!MailAddress.TryCreate(receiver, out _))
                return $"To has to be mail addresses, and '{receiver}' is none";
        }

        return null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
