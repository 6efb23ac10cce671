using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Warns at start-up about probes that will not be answered: because no subset is mapped, or because host filtering refuses them (an
/// orchestrator asks with the address of the instance as Host, which is in no list of allowed hosts). Ends the start where nothing listens on the port
/// of the probes.
/// </summary>
internal sealed partial class ProbeNotices(
    MappedSubsets mapped,
    IHealthReporter reporter,
    HealthPaths paths,
    ProbeServices probes,
    IServer server,
    IOptions<HostFilteringOptions> hostFiltering,
    ILoggerFactory loggers) : IHostedLifecycleService
{
    private readonly ILogger _logger = loggers.CreateLogger("HealthChecks");

    // Once everything has started: an application may map its endpoints as late as the web host's own start.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        ThrowIfNobodyListens();
        if (probes.Access.AllowsLoopback)
            LoopbackIsAllowed(_logger);
        if (mapped.All.Count == 0 && NeedsMapping())
            NothingIsMapped(_logger);

        var hosts = hostFiltering.Value.AllowedHosts;
        if (hosts is { Count: > 0 } && !AnyIsAny(hosts))
        {
            var refused = Refused();
            if (refused.Count > 0)
                WillBeRefused(_logger, string.Join(", ", refused), string.Join(";", hosts), paths.PathOf(refused[0]));
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void ThrowIfNobodyListens()
    {
        if (probes.Port.Number is not { } port)
            return;

        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            // Not a URI where the host is a wildcard.
            if (BindingAddress.Parse(address).Port == port)
                return;
        }

        throw new InvalidOperationException(
            $"{SectionPort} is {port}, where alone probes are answered, and the application does not listen on it but on {(addresses.Count == 0 ? "no port" : string.Join(", ", addresses))}; add http://*:{port} to its URLs, or change the setting.");
    }

    private const string SectionPort = "HealthChecks:Port";

    private bool NeedsMapping()
    {
        foreach (var subset in reporter.Subsets)
        {
            if (subset.Subset.Definition.AheadOfPipeline != true)
                return true;
        }

        return false;
    }

    private List<string> Refused()
    {
        var refused = new List<string>();
        foreach (var each in mapped.All)
        {
            var subset = each.Subset;
            if (subset.Subset.Definition.Kind != ProbeKind.None && !IsAheadOfPipeline(subset, each.Path) && !refused.Contains(subset.Name))
                refused.Add(subset.Name);
        }

        return refused;
    }

    // What host filtering takes for every host.
    private static bool AnyIsAny(IList<string> hosts) => hosts.Contains("*") || hosts.Contains("[::]") || hosts.Contains("0.0.0.0");

    // Only there: another path of the same subset is an endpoint like any other.
    private bool IsAheadOfPipeline(SubsetReporter subset, string path) =>
        subset.Subset.Definition.AheadOfPipeline == true
        && path.AsSpan().Trim('/').Equals(paths.PathOf(subset.Name).AsSpan().Trim('/'), StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(20, LogLevel.Warning, "Host filtering answers 400 to probes of {Subsets} that ask by address: AllowedHosts is {AllowedHosts}. Declare these subsets with AheadOfPipeline = true and ask at their own paths, such as {Path}, or let the prober send an allowed Host header", EventName = "ProbesRefusedByHostFiltering")]
    private static partial void WillBeRefused(ILogger logger, string subsets, string allowedHosts, string path);

    [LoggerMessage(25, LogLevel.Warning, "HealthChecks:AllowedNetworks holds a loopback address: where a sidecar or another proxy on this machine stands before the application, every caller is told everything", EventName = "LoopbackIsAllowed")]
    private static partial void LoopbackIsAllowed(ILogger logger);

    [LoggerMessage(21, LogLevel.Warning, "No health subset is served: call app.MapHealth(), or app.MapHealthSubset for each that is to be", EventName = "NoSubsetMapped")]
    private static partial void NothingIsMapped(ILogger logger);
}
