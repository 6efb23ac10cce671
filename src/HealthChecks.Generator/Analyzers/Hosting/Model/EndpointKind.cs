namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What is mapped.</summary>
internal enum EndpointKind
{
    /// <summary>Something of the application.</summary>
    Other,

    /// <summary>Subsets of ours: <c>MapHealth</c>, <c>MapHealthSubset</c>.</summary>
    Ours,

    /// <summary>The framework's <c>MapHealthChecks</c>.</summary>
    Framework,

    /// <summary>What answers when nothing else does: <c>MapFallback</c> and its like.</summary>
    Fallback,
}
