using System.Globalization;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Applies what the configuration says of endpoints, before any code does. Read once: endpoints are mapped once.</summary>
internal sealed class EndpointSettingsSetup(HealthSettings settings) : IConfigureOptions<HealthEndpointOptions>
{
    public void Configure(HealthEndpointOptions options)
    {
        options.Path = settings.Find(nameof(options.Path)) ?? options.Path;
        options.LivenessPath = settings.Find(nameof(options.LivenessPath)) ?? options.LivenessPath;
        options.PathBase = settings.Find(nameof(options.PathBase)) ?? options.PathBase;
        // Not by the enum's own parser, which also takes numbers, and knows names by reflection.
        options.Anonymous = settings.Find(nameof(options.Anonymous))?.ToLowerInvariant() switch
        {
            "status" => HealthDetail.Status,
            "names" => HealthDetail.Names,
            "full" => HealthDetail.Full,
            _ => options.Anonymous,
        };
        options.Port = int.TryParse(settings.Find(nameof(options.Port)), NumberStyles.Integer, CultureInfo.InvariantCulture, out var port) ? port : options.Port;
        options.AllowedNetworks = settings.Find(nameof(options.AllowedNetworks)) ?? options.AllowedNetworks;
        options.TrustedProxies = settings.Find(nameof(options.TrustedProxies)) ?? options.TrustedProxies;
        options.DetailsHeader = settings.Find(nameof(options.DetailsHeader)) ?? options.DetailsHeader;
        options.DetailsSecret = settings.Find(nameof(options.DetailsSecret)) ?? options.DetailsSecret;
        options.RequestTelemetry = bool.TryParse(settings.Find(nameof(options.RequestTelemetry)), out var requestTelemetry) ? requestTelemetry : options.RequestTelemetry;
    }
}
