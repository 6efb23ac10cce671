namespace HealthChecks.Testing.Servers;

/// <summary>A mail that a server has taken.</summary>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The receivers of the envelope.</param>
/// <param name="Text">Headers and body, with line feeds.</param>
/// <param name="IsEncrypted">Whether it came through TLS.</param>
/// <param name="User">Who was logged in; null for nobody.</param>
public sealed record SmtpMail(string From, IReadOnlyList<string> To, string Text, bool IsEncrypted, string? User);
