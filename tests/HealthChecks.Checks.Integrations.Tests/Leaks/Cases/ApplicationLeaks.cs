using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What the application says of itself.</summary>
internal static class ApplicationLeaks
{
    public static readonly LeakCase[] Cases =
    [
        new(typeof(OptionsHealthCheck<>), "a validator says what is wrong", static _ => new OptionsHealthCheck<Failing>(
            new Failing(),
            new ConfigurationBuilder().AddInMemoryCollection([new(Marker.Place + ":Key", Marker.Secret)]).Build()) { RequiredKeys = [Marker.Place + ":Key", Marker.Place + ":Another"] }) { IsInException = true },
        new(typeof(QueueHealthCheck), "reading throws", static _ => new QueueHealthCheck(Failing.ReadQueueAsync)) { IsInException = true },
        new(typeof(CompositeHealthCheck), "all of its checks fail", static servers => new CompositeHealthCheck(
            new DatabaseHealthCheck(DatabaseLeaks.Refused(servers)),
            new RedisHealthCheck($"redis://{Marker.Secret}:{Marker.Secret}@{Marker.Place}.invalid"),
            new StorageHealthCheck(new Failing()))) { IsInException = true },
        new(typeof(ManualHealthCheck), "somebody says so", static _ =>
        {
            var check = new ManualHealthCheck();
            check.SetUnhealthy("licence-ended", $"The licence of {Marker.Place} has ended.");
            return check;
        }),
        new(typeof(RequestsHealthCheck), "nobody measures requests", static servers =>
            new RequestsHealthCheck(servers.Keep(new ServiceCollection().AddRequestFigures().BuildServiceProvider()).GetRequiredService<RequestFigures>())),
        new(typeof(HeartbeatHealthCheck), "never beaten", static _ => new HeartbeatHealthCheck(new Heartbeat()) { GraceSeconds = 0 }),
        new(typeof(HeartbeatFileHealthCheck), "no file, and nowhere to write one", static _ => new HeartbeatFileHealthCheck(At("/proc/" + Marker.Place))),
        new(typeof(HeartbeatFileHealthCheck), "something else in the file", static servers =>
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Marker.Place}-{Guid.NewGuid():N}");
            File.WriteAllText(path, Marker.Secret);
            servers.Keep(new Removed(path));
            return new HeartbeatFileHealthCheck(At(path));
        }),
    ];

    private static HeartbeatFile At(string path) => new(new HeartbeatFileOptions { Path = path });

    private sealed class Removed(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
