using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Says at start-up how long an orchestrator has to wait for the application to stop, and warns when a stop signal will not drain it.
/// </summary>
internal sealed partial class DrainNotices(
    IOptionsMonitor<HealthOptions> health,
    IOptions<HostOptions> host,
    ILoggerFactory loggers,
    IHostLifetime? lifetime = null) : IHostedService
{
    private readonly ILogger _logger = loggers.CreateLogger("HealthChecks");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var seconds = health.CurrentValue.DrainSeconds ?? 0;
        if (lifetime is null || seconds <= 0)
            return Task.CompletedTask;

        // The one of ours is the engine's own affair; any other but these stops the host in its own way.
        var type = lifetime.GetType();
        if (type.Assembly == typeof(HealthOptions).Assembly)
        {
            // Negative is endless.
            if (host.Value.ShutdownTimeout.TotalSeconds is >= 0 and var timeout)
                GracePeriod(_logger, seconds, timeout, Math.Ceiling(seconds + timeout));
        }
        else if (lifetime is ConsoleLifetime || type.Name.EndsWith("SystemdLifetime", StringComparison.Ordinal))
        {
            DoesNotDrain(_logger, type.Name);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(22, LogLevel.Information, "A stop takes up to {DrainSeconds} s of drain and {ShutdownTimeout} s of shutdown: terminationGracePeriodSeconds must be more than {Seconds}", EventName = "GracePeriod")]
    private static partial void GracePeriod(ILogger logger, object drainSeconds, object shutdownTimeout, object seconds);

    [LoggerMessage(23, LogLevel.Warning, "A stop signal does not drain this application: its host lifetime, {Lifetime}, was registered after the health registry. Call AddHealthRegistry after what registers it, or set HealthChecks:DrainSeconds to 0", EventName = "DoesNotDrain")]
    private static partial void DoesNotDrain(ILogger logger, string lifetime);
}
