namespace HealthChecks;

/// <summary>
/// Where and how the application's probes are served. Each comes, strongest first, from code, from the key of its name in the section
/// <c>HealthChecks</c> of the configuration, from the registry, and from the default. Read once.
/// </summary>
public sealed class HealthEndpointOptions
{
    /// <summary>The path below which <c>MapHealth</c> serves the subsets. Default: the registry's, <c>/healthcheck</c>.</summary>
    public string? Path { get; set; }

    /// <summary>The path of the liveness probe; empty switches it off. Default: the registry's, <c>/healthcheck/liveness</c>.</summary>
    public string? LivenessPath { get; set; }

    /// <summary>
    /// The path base that the application gives to <c>UsePathBase</c>: what is served ahead of the pipeline answers below it too.
    /// Default: the registry's, none.
    /// </summary>
    public string? PathBase { get; set; }

    /// <summary>
    /// How much anybody is told outside Development, where everything is. Default <see cref="HealthDetail.Names"/>: names, statuses and
    /// reason codes.
    /// </summary>
    public HealthDetail Anonymous { get; set; } = HealthDetail.Names;

    /// <summary>
    /// Whether probes are among the requests that the application's HTTP metrics, HTTP logging and server spans tell about. Default
    /// false: they have instruments of their own, <see cref="HealthTelemetry.Probes"/>. .NET 8 cannot leave them out of the metrics.
    /// </summary>
    public bool RequestTelemetry { get; set; }
}
