using System.Net;
using System.Net.Http.Json;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>What the sample says of its machine and of its own process, and of options that are wrong.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-orders-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_machine_and_the_process_are_told_of_in_a_subset_of_their_own()
    {
        await using var app = await RunningWebApp.StartAsync();

        var checks = await app.ChecksAsync("system");

        // Whether it is busy is not the sample's affair; that it can be told is.
        Assert.Equal(
            ["alive", "cpu", "disk", "local-cache", "machine", "memory", "process", "receipt-writer", "receipts-waiting", "receipts-written", "requests"],
            checks.Keys.Order());
        Assert.All(checks.Where(static check => check.Key != "alive"), static check => Assert.Contains(
            check.Value.Reason, new[] { "healthy", "cpu-busy", "memory-low", "disk-space-low", "inodes-low", "open-files-high" }));
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_written_is_told_until_it_can_be()
    {
        var receipts = Path.Combine(_folder, "receipts");
        await using var app = await RunningWebApp.StartAsync(RunningWebApp.Fresh, ("Receipts__Path", receipts));
        Directory.Delete(receipts);

        using var response = await app.Client.PostAsync("/orders", JsonContent.Create(new { customer = "Ada", total = 12.5m }), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await app.WaitForAsync("system", "receipts-written", "Unhealthy", "receipt-unwritten");

        Directory.CreateDirectory(receipts);
        await app.WaitForAsync("system", "receipts-written", "Healthy", "healthy");
        Assert.Equal("Ada: 12.5\n", await File.ReadAllTextAsync(Path.Combine(receipts, "1.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_heartbeat_file_is_written_where_one_is_wanted_and_a_place_that_takes_none_is_red()
    {
        var file = Path.Combine(_folder, "heartbeat");
        await using (var app = await RunningWebApp.StartAsync(RunningWebApp.Fresh, ("HealthChecks__HeartbeatFile", file)))
        {
            await app.WaitForAsync("system", "alive", "Healthy", "healthy");
            Assert.True(File.Exists(file));
        }

        await using var other = await RunningWebApp.StartAsync(RunningWebApp.Fresh, ("HealthChecks__HeartbeatFile", "/proc/health/heartbeat"));
        await other.WaitForAsync("system", "alive", "Unhealthy", "unwritable");
    }

    [Fact]
    public async Task Wrong_options_are_found_before_anything_is_deployed()
    {
        var right = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "run", "integrations"]);
        Assert.Equal(0, right.ExitCode);
        Assert.Contains("order-options            ... OK", right.Output, StringComparison.Ordinal);

        var wrong = await ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "run", "integrations"], ("Orders__MaximumOrders", "0"));
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("order-options            ... options-invalid", wrong.Output, StringComparison.Ordinal);
    }
}
