using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>The local port on which alone probes are answered, where the application has one.</summary>
internal sealed class HealthPort(IOptions<HealthEndpointOptions> options)
{
    /// <summary>The port; null for every one.</summary>
    public int? Number { get; } = options.Value.Port;

    // The port that the connection came in on; the Host header is whatever the caller likes.
    public bool Admits(HttpContext context) => Number is null || context.Connection.LocalPort == Number;
}
