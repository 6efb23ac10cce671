using System.Reflection;
using HealthChecks.Checks.Integrations.Tests.Faults;
using HealthChecks.Checks.Integrations.Tests.Migrations;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Whatever way a check fails, nobody is told a secret, and strangers not where it asks.</summary>
[Collection(LeakCollection.Name)]
public sealed class LeakTests(FaultServers servers) : IAsyncLifetime
{
    private static readonly Assembly[] Shipped =
    [
        typeof(DatabaseHealthCheck).Assembly,
        typeof(RabbitMQHealthCheck).Assembly,
        typeof(DbContextHealthCheck<OrdersContext>).Assembly,
        typeof(QuartzClusterHealthCheck).Assembly,
        typeof(S3HealthCheck).Assembly,
    ];

    public static TheoryData<string> Cases => [.. LeakTable.Cases.Select(static each => each.ToString())];

    public ValueTask InitializeAsync()
    {
        ServerRequirement.Need(RedisServer.Missing);
        ServerRequirement.Need(MemcachedServer.Missing);
        _ = (servers.Postgres.ConnectionString, servers.RabbitMq.Uri);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await servers.ClearAsync();

    [Fact]
    public void Every_check_that_is_shipped_is_tried()
    {
        Assert.Equal(5, Shipped.Distinct().Count());
        var checks = Shipped.SelectMany(static assembly => assembly.GetExportedTypes()).Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IHealthCheck).IsAssignableFrom(type));

        Assert.Equal(Names(checks), Names(LeakTable.Cases.Select(static each => each.Check).Distinct()));

        static string[] Names(IEnumerable<Type> types) => [.. types.Select(static type => type.FullName!).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task What_a_check_gives_away_would_be_seen()
    {
        TellingRegistry.Declare(new Leaking());

        var (full, log) = await ToldAnswers.AskAsync(HealthDetail.Full);
        Assert.True(Count(full) >= 3, full);
        Assert.True(Count(log.Messages) > 0 && Count(log.ToString()) > Count(log.Messages), log.ToString());
        AssertSilent((await ToldAnswers.AskAsync(HealthDetail.Names)).Answers, isForStrangers: true, "the answers");
        Assert.Contains(Marker.Secret, await ToldOutput.RunAsync("--verbose"), StringComparison.Ordinal);
        AssertSilent(await ToldOutput.RunAsync(), isForStrangers: true, "health run");

        static int Count(string told) => told.Split(Marker.Secret).Length - 1;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_gives_nothing_away(string failure)
    {
        var leak = LeakTable.Cases.Single(each => each.ToString() == failure);
        using var metrics = new ToldMetrics();
        using var spans = new ToldSpans();
        foreach (var detail in Enum.GetValues<HealthDetail>())
        {
            TellingRegistry.Declare(await MakeAsync(leak));
            var (answers, log) = await ToldAnswers.AskAsync(detail);
            AssertSilent(answers, isForStrangers: detail < HealthDetail.Full, $"the answers at {detail}");
            AssertSilent(leak.IsInException ? log.Messages : log.ToString(), isForStrangers: false, "the log");
            Assert.Contains("dependency", log.Messages, StringComparison.Ordinal);
        }

        foreach (var options in (string[][])[[], ["--format", "json"], ["--verbose"], ["--format", "json", "--verbose"]])
        {
            TellingRegistry.Declare(await MakeAsync(leak));
            AssertSilent(await ToldOutput.RunAsync(options), isForStrangers: !options.Contains("--verbose"), $"health run {string.Join(' ', options)}");
        }

        AssertSilent(metrics.Collect(), isForStrangers: true, "the metrics");
        Assert.NotEmpty(spans.ToString());
        AssertSilent(spans.ToString(), isForStrangers: true, "the spans");
    }

    // A new one for each application, which disposes of it.
    private async Task<IHealthCheck> MakeAsync(LeakCase leak)
    {
        var check = await leak.Make(servers);
        Assert.Equal(leak.Check, check.GetType() is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : check.GetType());
        return check;
    }

    /// <summary>A check that tells a secret in each way that there is: in its text, its data and its exception.</summary>
    private sealed class Leaking : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
            HealthCheckResult.Unhealthy(Marker.Secret, new InvalidOperationException(Marker.Secret), new Dictionary<string, object> { ["secret"] = Marker.Secret }));
    }

    private static void AssertSilent(string told, bool isForStrangers, string where)
    {
        Assert.False(told.Contains(Marker.Secret, StringComparison.OrdinalIgnoreCase), $"A secret is in {where}:\n{told}");
        Assert.False(isForStrangers && told.Contains(Marker.Place, StringComparison.OrdinalIgnoreCase), $"A place is in {where}:\n{told}");
    }
}
