namespace HealthChecks.Generator.Diagnostics;

/// <summary>Keys for the fixes of a check's own code.</summary>
public static partial class DiagnosticProperties
{
    /// <summary>The asynchronous method to call instead; null where the task itself is to be awaited.</summary>
    public const string AsyncName = "AsyncName";

    /// <summary>The token that is in scope.</summary>
    public const string Token = "Token";

    /// <summary>The parameter that the token is for; null where an argument is to be replaced.</summary>
    public const string TokenParameter = "TokenParameter";

    /// <summary>The variable of the exception whose text is disclosed; null for none.</summary>
    public const string DisclosedException = "DisclosedException";

    /// <summary>The seconds to write into a connection string; null where it is no literal.</summary>
    public const string ConnectionTimeout = "ConnectionTimeout";
}
