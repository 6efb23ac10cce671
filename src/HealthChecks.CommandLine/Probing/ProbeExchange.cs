namespace HealthChecks;

/// <summary>One request.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Target">Whom to ask.</param>
internal readonly record struct ProbeExchange(string Method, ProbeTarget Target)
{
    /// <summary>What follows the path, with its question mark.</summary>
    public string Query { get; init; } = "";

    public string? HostHeader { get; init; }

    /// <summary>Opens TLS, where the target asks for it.</summary>
    public ProbeClient.Secure? Secure { get; init; }

    /// <summary>Whether nobody looks at the body.</summary>
    public bool IsHeadEnough { get; init; }
}
