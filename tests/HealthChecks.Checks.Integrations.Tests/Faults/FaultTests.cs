using System.Buffers;
using System.Text;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Every row of <see cref="FaultTable"/>, through the engine, and that nothing which is told gives a secret away.</summary>
public sealed class FaultTests(FaultServers servers) : IClassFixture<FaultServers>, IAsyncLifetime
{
    private const double TimeoutSeconds = TellingRegistry.TimeoutSeconds;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Rows => [.. FaultTable.Rows.Select(static row => row.ToString())];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await servers.ClearAsync();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_is_told_by_its_reason_in_time_and_gives_nothing_away(string fault)
    {
        var row = FaultTable.Rows.Single(row => row.ToString() == fault);
        ServerRequirement.Need(RedisServer.Missing);
        ServerRequirement.Need(MemcachedServer.Missing);
        _ = (servers.Postgres.ConnectionString, servers.RabbitMq.Uri);
        var (check, broken, mended) = await row.Arrange(servers);
        Assert.True(!row.IsMended || (broken is not null && mended is not null), $"{row}: it is not said how it is broken and mended");
        var log = new ToldLines();
        using var metrics = new ToldMetrics();
        TellingRegistry.Declare(check);
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddHealthRegistryCore<TellingRegistry>();
        await using var provider = services.BuildServiceProvider();
        var reporter = provider.GetRequiredService<IHealthReporter>();
        if (broken is not null)
            await IsHealthyAsync(reporter, row);

        SubsetReport report;
        try
        {
            await (broken?.Invoke() ?? Task.CompletedTask);
            report = await reporter.Find(TellingRegistry.Subset)!.GetCompleteReportAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (mended is not null)
                await mended();
        }

        var told = Bodies(report) + log + metrics.Collect();
        Assert.True((row.Status, row.Reason) == (report[0].Status, report[0].Reason), $"{row}: {report[0].Status} {report[0].Reason}\n{told}");
        Assert.DoesNotContain(FaultTable.Marker, told, StringComparison.OrdinalIgnoreCase);
        AssertInTime(row, report.Duration.TotalSeconds);
        TestContext.Current.SendDiagnosticMessage($"{row}: {report[0].Status} {report[0].Reason} {report.Duration.TotalMilliseconds:F0} ms");
        if (row.IsMended)
            await IsHealthyAsync(reporter, row);
    }

    [Fact]
    public void Every_row_has_a_name_of_its_own_and_every_check_one_in_which_it_is_healthy()
    {
        Assert.Equal(FaultTable.Rows.Length, FaultTable.Rows.Select(static row => row.ToString()).Distinct().Count());
        Assert.All(FaultTable.Rows, static row => Assert.Contains(FaultTable.Rows, other => other.Check == row.Check && other.Status == HealthStatus.Healthy));
    }

    private static void AssertInTime(FaultRow row, double seconds)
    {
        var inTime = row.Answer switch
        {
            FaultAnswer.AtTimeout => seconds is > TimeoutSeconds - 0.1 and < TimeoutSeconds + 1.5,
            FaultAnswer.Slowly => seconds < TimeoutSeconds && seconds > Proxied.Slowness.TotalSeconds * 0.9,
            _ => seconds < TimeoutSeconds,
        };
        Assert.True(inTime, $"{row}: answered after {seconds:F2} s");
    }

    /// <summary>Waits until the check is Healthy: a server that is just back may need a moment, and a client a little longer.</summary>
    private static async Task IsHealthyAsync(IHealthReporter reporter, FaultRow row)
    {
        var limit = DateTime.UtcNow + Recovery;
        while (true)
        {
            var report = await reporter.Find(TellingRegistry.Subset)!.GetCompleteReportAsync(TestContext.Current.CancellationToken);
            if (report[0].Status == HealthStatus.Healthy)
                return;
            Assert.True(DateTime.UtcNow < limit, $"{row} is not Healthy: {report[0].Reason}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    // At the level of detail that tells most.
    private static string Bodies(SubsetReport report)
    {
        var body = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(body, report, HealthDetail.Full);
        TextReportWriter.Write(body, report, HealthDetail.Full);
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }
}
