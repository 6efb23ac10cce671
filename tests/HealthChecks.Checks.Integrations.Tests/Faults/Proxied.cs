using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The rows of a check whose server stands behind a proxy, which is slow, or refuses.</summary>
/// <param name="Check">The class of the check.</param>
/// <param name="Serve">Starts the server, or says where it is.</param>
/// <param name="Make">Makes the check of a port.</param>
internal sealed record Proxied(string Check, Func<FaultServers, int> Serve, Func<FaultServers, int, IHealthCheck> Make)
{
    /// <summary>What a slow server holds back each of its words for. Logging in to some takes half a dozen.</summary>
    public static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    public FaultRow Up() => FaultRow.Up(Check, servers => Make(servers, Serve(servers)));

    public FaultRow Refuses(string reason, HealthStatus status = Unhealthy) => Row("stopped, refuses", status, reason, static proxy => proxy.CloseAsync, static proxy => proxy.OpenAsync);

    /// <summary>Slow, and within the timeout.</summary>
    public FaultRow Slow(HealthStatus status = Healthy, string reason = HealthReasons.Healthy, string fault = "slow, within its timeout") =>
        Row(fault, status, reason, static proxy => Delays(proxy, Slowness), static proxy => Delays(proxy, TimeSpan.Zero)) with { Answer = FaultAnswer.Slowly };

    public FaultRow TooSlow() =>
        Row("slower than its timeout", Unhealthy, HealthReasons.Timeout, static proxy => Delays(proxy, TooLong), static proxy => Delays(proxy, TimeSpan.Zero)) with
        {
            Answer = FaultAnswer.AtTimeout,
        };

    private FaultRow Row(string fault, HealthStatus status, string reason, Func<TcpProxy, Func<Task>> break_, Func<TcpProxy, Func<Task>> mend) => new(Check, fault, status, reason, servers =>
    {
        var proxy = servers.Keep(new TcpProxy(Serve(servers)));
        return new FaultCase(Make(servers, proxy.Port), break_(proxy), mend(proxy));
    })
    { IsMended = true };

    private static Func<Task> Delays(TcpProxy proxy, TimeSpan delay) => () =>
    {
        proxy.Delay = delay;
        return Task.CompletedTask;
    };
}
