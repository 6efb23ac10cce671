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

    private static void AssertSilent(string told, bool isForStrangers, string where)
    {
        Assert.False(told.Contains(Marker.Secret, StringComparison.OrdinalIgnoreCase), $"A secret is in {where}:\n{told}");
        Assert.False(isForStrangers && told.Contains(Marker.Place, StringComparison.OrdinalIgnoreCase), $"A place is in {where}:\n{told}");
    }
}
