using System.Diagnostics;
using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

public sealed class FolderHealthCheckTests : IDisposable
{
    private const int Runs = 1000;
    private static readonly string[] DataKeys = ["writeMs", "existsMs", "readMs", "removeMs", "goneMs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_that_keeps_files_is_healthy_and_empty_afterwards()
    {
        (await new FolderHealthCheck(_folder).RunAsync()).AssertHealthy(DataKeys);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task The_file_is_small_and_has_a_name_of_its_own_under_the_prefix()
    {
        List<(string Name, long Length)> seen = [];
        var check = new FolderHealthCheck(_folder, folder => new WatchedStore(new FolderStore(folder), () =>
            seen.AddRange(new DirectoryInfo(folder).GetFiles().Select(static file => (file.Name, file.Length)))))
        {
            FilePrefix = "probe of orders",
        };

        await check.RunAsync();
        await check.RunAsync();

        Assert.Equal(2, seen.Distinct().Count());
        Assert.All(seen, static file => Assert.Matches("^probe of orders-[0-9a-f]{32}$", file.Name));
        Assert.All(seen, static file => Assert.Equal(16, file.Length));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_unhealthy_and_is_not_made()
    {
        var missing = Path.Combine(_folder, "missing");
        (await new FolderHealthCheck(missing).RunAsync()).AssertFailed(CheckReasons.PathMissing);
        Assert.False(Directory.Exists(missing));

        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        (await new FolderHealthCheck(file).RunAsync()).AssertFailed(CheckReasons.PathMissing);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_to_is_unhealthy()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "The folder that takes no files is one of Linux.");

        var result = await new FolderHealthCheck("/proc/self").RunAsync();

        result.AssertFailed(CheckReasons.WriteFailed);
        Assert.NotNull(result.Exception);
        Assert.Equal("The entry could not be written.", result.Description);
    }

    [Theory]
    [InlineData("exists", CheckReasons.Missing)]
    [InlineData("read", CheckReasons.ReadFailed)]
    [InlineData("changed", CheckReasons.ValueMismatch)]
    public async Task A_file_that_is_lost_or_changed_on_the_way_is_noticed(string what, string reason)
    {
        var calls = 0;
        var check = new FolderHealthCheck(_folder, folder => new WatchedStore(new FolderStore(folder), () =>
        {
            // Before the file is looked for; before it is read.
            var file = Directory.GetFiles(folder).SingleOrDefault();
            if (++calls == (what == "exists" ? 1 : 2) && file is not null)
            {
                if (what == "changed")
                    File.AppendAllText(file, "!");
                else
                    File.Delete(file);
            }
        }));

        (await check.RunAsync()).AssertFailed(reason);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Files_of_others_are_left_alone()
    {
        var other = Path.Combine(_folder, "healthcheck-of-another");
        await File.WriteAllTextAsync(other, "keep", TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Healthy, (await new FolderHealthCheck(_folder).RunAsync()).Status);
        Assert.Equal([other], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Many_runs_that_are_cancelled_at_any_moment_leave_no_file_behind()
    {
        var random = new Random(20_26);
        var check = new FolderHealthCheck(_folder);
        var (healthy, cancelled) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            // Every tenth is left alone, one is cancelled from the start; timers are too coarse for the rest.
            using var source = new CancellationTokenSource();
            var delay = TimeSpan.FromMicroseconds(run % 10 == 0 ? 60_000_000 : run == 1 ? 0 : random.Next(0, 2000));
            var running = Task.Run(() => check.RunUntilAsync(source.Token), CancellationToken.None);
            for (var started = Stopwatch.GetTimestamp(); !running.IsCompleted && Stopwatch.GetElapsedTime(started) < delay;)
                Thread.Yield();
            await source.CancelAsync();
            try
            {
                Assert.Equal(HealthStatus.Healthy, (await running).Status);
                healthy++;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
        Assert.Equal(Runs, healthy + cancelled);
        Assert.InRange(healthy, Runs / 10, Runs);
        TestContext.Current.SendDiagnosticMessage("{0} runs were cancelled.", cancelled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_run_that_is_cancelled_between_two_steps_leaves_no_file_behind(int step)
    {
        using var source = new CancellationTokenSource();
        var calls = 0;
        var check = new FolderHealthCheck(_folder, folder => new WatchedStore(new FolderStore(folder), () =>
        {
            if (++calls == step)
                source.Cancel();
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RunUntilAsync(source.Token));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void What_cannot_work_is_refused_at_construction()
    {
        Assert.StartsWith(
            "The folder is blank: give the one",
            Assert.Throws<ArgumentException>(() => new FolderHealthCheck(" ")).Message,
            StringComparison.Ordinal);
        foreach (var prefix in new[] { "", " ", "../out", "a/b", "\0" })
            Assert.Throws<ArgumentException>(() => new FolderHealthCheck(_folder) { FilePrefix = prefix });

        Assert.Equal(Path.GetFullPath("data"), new FolderHealthCheck("data").Folder);
        Assert.Equal("healthcheck", new FolderHealthCheck("data").FilePrefix);
        Assert.True(CheckRun.Defaults<FolderHealthCheck>()?.Blocking);
    }
}
