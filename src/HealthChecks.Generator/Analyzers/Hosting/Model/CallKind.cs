namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What a call does to a pipeline.</summary>
internal enum CallKind
{
    /// <summary>It adds a middleware that passes requests on.</summary>
    Middleware,

    /// <summary>It adds a middleware that answers every request that reaches it.</summary>
    Terminal,

    /// <summary>It branches the pipeline.</summary>
    Branch,
}
