namespace HealthChecks;

/// <summary>Whether a conversation with a mail server is encrypted.</summary>
public enum SmtpEncryption
{
    /// <summary>With STARTTLS where the server offers it; whoever is in between can take the offer away.</summary>
    WhenOffered = 0,

    /// <summary>With STARTTLS, or not at all: the usual thing on port 587.</summary>
    Required = 1,

    /// <summary>From the first byte on: the usual thing on port 465.</summary>
    Implicit = 2,

    /// <summary>Never.</summary>
    None = 3,
}
