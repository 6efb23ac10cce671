using HealthChecks.Checks.Integrations.Tests.Faults;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using Quartz;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What an application gives to a check, and which says all that it knows when it fails.</summary>
internal sealed class Failing : IHealthStore, IDistributedCache, IHeartbeatStore, ISchedulerFactory, IOptionsFactory<Failing>
{
    private static InvalidOperationException Talkative => new($"Login as {Marker.Secret} to {Marker.Place} failed.");

    /// <summary>Servers of a row's own that say the secret to whoever comes.</summary>
    public static int Garbage(FaultServers servers) => servers.Keep(HealthChecks.Testing.Servers.ListeningServer.Saying($"{Marker.Secret} {Marker.Secret}\r\n")).Port;

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw Talkative;

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => throw Talkative;

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => throw Talkative;

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw Talkative;

    public byte[]? Get(string key) => throw Talkative;

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw Talkative;

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw Talkative;

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw Talkative;

    public void Refresh(string key) => throw Talkative;

    public Task RefreshAsync(string key, CancellationToken token = default) => throw Talkative;

    public void Remove(string key) => throw Talkative;

    public Task RemoveAsync(string key, CancellationToken token = default) => throw Talkative;

    public Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken) => throw Talkative;

    public Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken) => throw Talkative;

    public Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken) => throw Talkative;

    public Task<IReadOnlyList<IScheduler>> GetAllSchedulers(CancellationToken cancellationToken = default) => throw Talkative;

    public Task<IScheduler> GetScheduler(CancellationToken cancellationToken = default) => throw Talkative;

    public Task<IScheduler?> GetScheduler(string schedName, CancellationToken cancellationToken = default) => throw Talkative;

    public Failing Create(string name) => throw new OptionsValidationException(name, typeof(Failing), [$"{Marker.Secret} is no key for {Marker.Place}."]);

    public static ValueTask<QueueFigures> ReadQueueAsync(CancellationToken cancellationToken) => throw Talkative;
}
