namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Mail: the server greets with a refusal, or does not take the check's own greeting.</summary>
    public const string GreetingRefused = "greeting-refused";

    /// <summary>Mail: encryption is required, and the server does not offer or does not begin it.</summary>
    public const string EncryptionNotOffered = "encryption-not-offered";

    /// <summary>Mail: there are credentials, the connection is not encrypted, and sending them in the clear is not allowed.</summary>
    public const string CredentialsNeedEncryption = "credentials-need-encryption";

    /// <summary>Mail: there are credentials, and the server offers no way to log in that the check knows.</summary>
    public const string LoginNotOffered = "login-not-offered";

    /// <summary>SMTP, Redis, memcached: the server does not accept the user and password, or does not let the user do what the check needs.</summary>
    public const string LoginRefused = "login-refused";

    /// <summary>Mail: the server greets, and then refuses a command that does nothing.</summary>
    public const string CommandRefused = "command-refused";
}
