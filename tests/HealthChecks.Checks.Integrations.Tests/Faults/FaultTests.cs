using System.Buffers;
using System.Text;
using HealthChecks.Testing.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>Every row of <see cref="FaultTable"/>, through the engine, and that nothing which is told gives a secret away.</summary>
public sealed class FaultTests(FaultServers servers) : IClassFixture<FaultServers>
{
    private const double TimeoutSeconds = 2;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, FaultTable.Rows.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fault_is_told_by_its_reason_in_time_and_gives_nothing_away(int index)
    {
        var row = FaultTable.Rows[index];
        ServerRequirement.Need(RedisServer.Missing);
        ServerRequirement.Need(MemcachedServer.Missing);
        _ = (servers.Postgres.ConnectionString, servers.RabbitMq.Uri);
        var (check, broken, mended) = await row.Arrange(servers);
        var log = new ToldLines();
        using var metrics = new ToldMetrics();
        FaultRegistry.Check = check;
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddHealthRegistryCore<FaultRegistry>();
        await using var provider = services.BuildServiceProvider();
        var reporter = provider.GetRequiredService<IHealthReporter>();
        if (broken is not null)
            await PassesAsync(reporter, row);

        SubsetReport report;
        try
        {
            await (broken?.Invoke() ?? Task.CompletedTask);
            report = await reporter.Find(FaultRegistry.Subset)!.GetCompleteReportAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (mended is not null)
                await mended();
        }

        var told = Bodies(report) + log + metrics.Collect();
        Assert.True((row.Status, row.Reason) == (report[0].Status, report[0].Reason), $"{row}: {report[0].Status} {report[0].Reason}\n{told}");
        Assert.DoesNotContain(FaultTable.Marker, told, StringComparison.OrdinalIgnoreCase);
        var took = report.Duration.TotalSeconds;
        Assert.True(row.TakesItsTimeout ? took is > TimeoutSeconds - 0.1 and < TimeoutSeconds + 1.5 : took < TimeoutSeconds, $"{row}: answered after {took:F2} s");
        TestContext.Current.SendDiagnosticMessage($"{row}: {report[0].Status} {report[0].Reason} {took * 1000:F0} ms");
        if (row.IsMended)
            await PassesAsync(reporter, row);
    }

    /// <summary>Waits until the check passes: a server that is just back may need a moment, and a client a little longer.</summary>
    private static async Task PassesAsync(IHealthReporter reporter, FaultRow row)
    {
        var limit = DateTime.UtcNow + Recovery;
        while (true)
        {
            var report = await reporter.Find(FaultRegistry.Subset)!.GetCompleteReportAsync(TestContext.Current.CancellationToken);
            if (report.Passes)
                return;
            Assert.True(DateTime.UtcNow < limit, $"{row} does not pass: {report[0].Reason}");
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

    private sealed class FaultRegistry : IHealthRegistry
    {
        public const string Subset = "integrations";

        public static Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck Check { get; set; } = null!;

        public static HealthRegistryDefinition Definition
        {
            get
            {
                var check = Check;
                return new HealthRegistryDefinition("Tests.AppHealth")
                {
                    Subsets = [new HealthSubsetDefinition(Subset)],
                    Checks = [new HealthCheckDefinition("dependency", _ => check) { Source = "Tests", TimeoutSeconds = TimeoutSeconds, FreshSeconds = 0, Memberships = [new HealthMembership(Subset)] }],
                };
            }
        }
    }
}
