using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HealthChecks.Docs.Tests.Vocabulary;

// What pages mention of packages that the tests cannot have, with the shape that it has there.

public sealed class KafkaHealthCheck(KafkaClient client) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw new NotSupportedException(client.ToString());
}

public abstract class PagerClient
{
    public abstract Task NotifyAsync(string key, string name, bool recovered, CancellationToken cancellationToken);
}

public abstract class ProbeSender
{
    public abstract void Probe([SubsetName] string subset);
}

public static class UIResponseWriter
{
    public static Task WriteHealthCheckUIResponse(HttpContext context, HealthReport report) => throw new NotSupportedException($"{context}{report}");
}

public static class OtherPackages
{
    public static IServiceCollection AddNpgsqlDataSource(this IServiceCollection services, string connectionString, object? serviceKey = null) =>
        throw new NotSupportedException($"{services}{connectionString}{serviceKey}");

    public static IEndpointConventionBuilder MapOpenApi(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException($"{endpoints}");

    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder) => throw new NotSupportedException($"{builder}");

    public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException($"{endpoints}");

    public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => throw new NotSupportedException($"{services}");

    public static TracerProviderBuilder AddAspNetCoreInstrumentation(this TracerProviderBuilder builder, Action<AspNetCoreOptions> configure) =>
        throw new NotSupportedException($"{builder}{configure}");
}

public sealed class AspNetCoreOptions
{
    public Func<HttpContext, bool>? Filter { get; set; }
}

public sealed class OpenTelemetryBuilder
{
    public OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure) => throw new NotSupportedException($"{configure}");

    public OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure) => throw new NotSupportedException($"{configure}");
}
