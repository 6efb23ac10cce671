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
    /// reason codes. Everything is told to those of <see cref="AllowedNetworks"/>, those with the <see cref="DetailsSecret"/>, and those whom
    /// <c>AddHealthDetailPolicy</c> admits.
    /// </summary>
    public HealthDetail Anonymous { get; set; } = HealthDetail.Names;

    /// <summary>
    /// The local port on which alone liveness and the subsets are served; on every other they are 404. It is the port that the connection came in on,
    /// whatever its Host header says, and an application that does not listen on it does not start. Default: none, they are served on all.
    /// </summary>
    public int? Port { get; set; }

    /// <summary>
    /// Addresses and networks, with commas between them (<c>10.0.0.0/8, fd00::/8</c>), from which everything is told. It is the address of the peer that
    /// counts; behind a proxy of <see cref="TrustedProxies"/>, that which the proxy names. Where a sidecar stands before the application every peer is
    /// loopback: an entry with a loopback address warns at start-up. Default: none.
    /// </summary>
    public string? AllowedNetworks { get; set; }

    /// <summary>
    /// Addresses and networks of proxies, with commas between them, whose <c>X-Forwarded-For</c> is believed for <see cref="AllowedNetworks"/>. Nobody
    /// else's is. Default: none.
    /// </summary>
    public string? TrustedProxies { get; set; }

    /// <summary>The header in which <see cref="DetailsSecret"/> is sent. Default <c>X-Health-Secret</c>.</summary>
    public string DetailsHeader { get; set; } = "X-Health-Secret";

    /// <summary>Whoever sends this text in the header <see cref="DetailsHeader"/> is told everything; at least 16 characters. Default: none.</summary>
    public string? DetailsSecret { get; set; }

    /// <summary>
    /// Whether probes are among the requests that the application's HTTP metrics, HTTP logging and server spans tell about. Default
    /// false: they have instruments of their own, <see cref="HealthTelemetry.Probes"/>. .NET 8 cannot leave them out of the metrics.
    /// </summary>
    public bool RequestTelemetry { get; set; }
}
