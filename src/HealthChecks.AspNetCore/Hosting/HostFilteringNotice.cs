using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Warns at start-up about probes that host filtering will refuse: an orchestrator asks with the address of the instance as Host, which
/// is in no list of allowed hosts.
/// </summary>
internal sealed partial class HostFilteringNotice(
    MappedSubsets mapped,
    IOptions<HostFilteringOptions> hostFiltering,
    ILoggerFactory loggers) : IHostedLifecycleService
{
    private readonly ILogger _logger = loggers.CreateLogger("HealthChecks");

    // Once everything has started: an application may map its endpoints as late as the web host's own start.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var hosts = hostFiltering.Value.AllowedHosts;
        if (hosts is { Count: > 0 } && !hosts.Contains("*"))
        {
            var refused = mapped.All
                .Where(static subset => subset.Subset.Definition.Kind != ProbeKind.None && subset.Subset.Definition.AheadOfPipeline != true)
                .Select(static subset => subset.Name)
                .ToArray();
            if (refused.Length > 0)
                WillBeRefused(_logger, string.Join(", ", refused), string.Join(";", hosts));
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(20, LogLevel.Warning, "Host filtering answers 400 to probes of {Subsets} that ask by address: AllowedHosts is {AllowedHosts}. Declare these subsets with AheadOfPipeline = true, or let the prober send an allowed Host header", EventName = "ProbesRefusedByHostFiltering")]
    private static partial void WillBeRefused(ILogger logger, string subsets, string allowedHosts);
}
