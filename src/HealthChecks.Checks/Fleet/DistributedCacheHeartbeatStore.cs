using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace HealthChecks;

/// <summary>
/// Keeps the beats of a fleet in a distributed cache: an entry for each member, which the cache forgets when its time is over, and one with
/// the names of all.
/// </summary>
/// <remarks>
/// A cache of this kind can neither list its keys nor change an entry only if nobody else has. Two members that put themselves into the list of
/// names at the same time can lose one of the names; the loser sees that at its next beat and puts itself in again. So a member that joins,
/// or for which another one is dropped, can be missing for one interval: ask for fewer members than there are. Ages are the difference
/// between the clocks of two machines; that a member is dead follows from the cache alone.
/// </remarks>
/// <param name="cache">The cache, which all members share.</param>
/// <exception cref="ArgumentNullException"><paramref name="cache"/> is null.</exception>
public sealed class DistributedCacheHeartbeatStore(IDistributedCache cache) : IHeartbeatStore
{
    private const string Prefix = "healthcheck:fleet:";

    /// <summary>For how long the list stays after the last beat of the whole cluster.</summary>
    private static readonly TimeSpan ListTimeToLive = TimeSpan.FromDays(1);

    private readonly IDistributedCache _cache = cache ?? throw new ArgumentNullException(nameof(cache));

    /// <inheritdoc />
    public async Task PublishAsync(string cluster, string member, string state, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var beat = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()} {state}");
        await SetAsync(KeyOf(cluster, member), beat, timeToLive, cancellationToken).ConfigureAwait(false);

        var names = await NamesAsync(cluster, cancellationToken).ConfigureAwait(false);
        if (names.Contains(member))
            return;

        // The list is written only where it has to change, and loses those who are dead then. That it is read keeps it.
        var alive = new List<string> { member };
        foreach (var name in names)
        {
            if (await ReadAsync(cluster, name, cancellationToken).ConfigureAwait(false) is not null)
                alive.Add(name);
        }

        await WriteNamesAsync(cluster, alive, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task RemoveAsync(string cluster, string member, CancellationToken cancellationToken) =>
        // The name stays in the list, where it does no harm: a list that is not written cannot lose another's name.
        _cache.RemoveAsync(KeyOf(cluster, member), cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<FleetMember>> ListAsync(string cluster, CancellationToken cancellationToken)
    {
        var members = new List<FleetMember>();
        foreach (var name in await NamesAsync(cluster, cancellationToken).ConfigureAwait(false))
        {
            if (await ReadAsync(cluster, name, cancellationToken).ConfigureAwait(false) is { } member)
                members.Add(member);
        }

        return members;
    }

    private async Task<FleetMember?> ReadAsync(string cluster, string member, CancellationToken cancellationToken)
    {
        if (await _cache.GetAsync(KeyOf(cluster, member), cancellationToken).ConfigureAwait(false) is not { } bytes
            || Encoding.UTF8.GetString(bytes).Split(' ') is not [var time, var state]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var unixMilliseconds))
        {
            return null;
        }

        var age = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - unixMilliseconds;
        return new FleetMember(member, state, TimeSpan.FromMilliseconds(Math.Max(0, age)));
    }

    private async Task<HashSet<string>> NamesAsync(string cluster, CancellationToken cancellationToken) =>
        await _cache.GetAsync(ListKeyOf(cluster), cancellationToken).ConfigureAwait(false) is { } bytes
            ? [.. Encoding.UTF8.GetString(bytes).Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : [];

    private Task WriteNamesAsync(string cluster, List<string> names, CancellationToken cancellationToken) => _cache.SetAsync(
        ListKeyOf(cluster),
        Encoding.UTF8.GetBytes(string.Join(' ', names)),
        new DistributedCacheEntryOptions { SlidingExpiration = ListTimeToLive },
        cancellationToken);

    private Task SetAsync(string key, string text, TimeSpan timeToLive, CancellationToken cancellationToken) => _cache.SetAsync(
        key,
        Encoding.UTF8.GetBytes(text),
        new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = timeToLive },
        cancellationToken);

    private static string KeyOf(string cluster, string member) => $"{Prefix}{cluster}:member:{member}";

    private static string ListKeyOf(string cluster) => $"{Prefix}{cluster}:members";
}
