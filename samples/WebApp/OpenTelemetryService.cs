using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace WebApp;

/// <summary>
/// Sends metrics and traces to the collector at <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, and does nothing where there is none. With the package
/// OpenTelemetry.Extensions.Hosting the same is <c>AddOpenTelemetry().WithMetrics(…).WithTracing(…)</c>.
/// </summary>
internal sealed class OpenTelemetryService(IConfiguration configuration) : IHostedService, IDisposable
{
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            // The configuration of the application, so that OTEL_* may stand anywhere in it.
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .AddMeter(HealthTelemetry.MeterName, "Microsoft.AspNetCore.Hosting")
                .AddOtlpExporter()
                .Build();
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .AddSource(HealthTelemetry.ActivitySourceName, "Microsoft.AspNetCore")
                .AddOtlpExporter()
                .Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After everything else has stopped, and sends what is left.
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }
}
