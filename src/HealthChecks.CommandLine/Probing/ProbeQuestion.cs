namespace HealthChecks;

/// <summary>What is asked, of whom, and how long.</summary>
internal sealed class ProbeQuestion
{
    public required ProbeTarget Target { get; init; }

    /// <summary>The subset whose report is expected; null for whatever report there is, or liveness.</summary>
    public string? Subset { get; init; }

    /// <summary>Whether the answer has to be that of liveness.</summary>
    public bool IsLiveness { get; init; }

    /// <summary>Whether any endpoint will do, by its status code alone.</summary>
    public bool IsAny { get; init; }

    public ProbeFormat Format { get; init; }

    public bool Verbose { get; init; }

    public string? HostHeader { get; init; }

    public required double TimeoutSeconds { get; init; }

    /// <summary>Opens TLS; null where this program speaks none.</summary>
    public ProbeClient.Secure? Secure { get; init; }

    /// <summary>What the output calls it.</summary>
    public string Name => Subset ?? (IsLiveness ? "liveness" : Target.Path);

    // Only reports know formats, and only theirs tells times.
    public string Query => IsLiveness || IsAny ? "" : Format == ProbeFormat.Text ? "?format=text" : "?format=json";
}
