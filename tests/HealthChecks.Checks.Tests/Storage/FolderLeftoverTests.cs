using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>What is removed from a folder that a killed process left there, and what is not.</summary>
public sealed class FolderLeftoverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-folder-").FullName;
    private readonly ManualClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("healthcheck")]
    [InlineData(".hidden")]
    [InlineData("a*[b]?")]
    public async Task A_file_of_a_killed_process_is_removed(string prefix)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && prefix.Contains('*'), "No name for a file there.");
        Leave(prefix, 16);
        Leave(prefix, 0);

        await SweepTwiceAsync(prefix);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Folders_links_and_what_others_wrote_stay()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "kept")).FullName;
        var run = Guid.NewGuid();
        var target = Path.Combine(elsewhere, $"healthcheck-{run:N}");
        await File.WriteAllBytesAsync(target, run.ToByteArray(), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(_folder, $"healthcheck-{run:N}"), target);
        Directory.CreateDirectory(Path.Combine(_folder, $"healthcheck-{Guid.NewGuid():N}"));
        await File.WriteAllTextAsync(Path.Combine(_folder, $"healthcheck-{Guid.NewGuid():N}"), "other", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(_folder, $"healthcheck-{run:N}x"), run.ToByteArray(), TestContext.Current.CancellationToken);
        var before = Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories);

        await SweepTwiceAsync("healthcheck");

        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public async Task A_neighbour_of_the_same_prefix_passes_while_leftovers_are_removed()
    {
        using var stop = new CancellationTokenSource();
        var passes = 0;
        var neighbour = Task.Run(
            async () =>
            {
                var check = new FolderHealthCheck(_folder);
                while (!stop.IsCancellationRequested)
                {
                    Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
                    Interlocked.Increment(ref passes);
                }
            },
            CancellationToken.None);
        var sweeping = new FolderHealthCheck(_folder) { Clock = _clock };
        for (var sweep = 0; sweep < 100; sweep++)
        {
            Leave("healthcheck", 16);
            Assert.Equal(HealthStatus.Healthy, (await sweeping.RunAsync()).Status);

            // What the neighbour had then, it has no more in ten minutes.
            var seen = Volatile.Read(ref passes);
            Assert.True(SpinWait.SpinUntil(() => neighbour.IsCompleted || Volatile.Read(ref passes) > seen + 1, TimeSpan.FromSeconds(30)));
            _clock.Pass(600);
        }

        await sweeping.RunAsync();
        await stop.CancelAsync();
        await neighbour;
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private void Leave(string prefix, int length)
    {
        var run = Guid.NewGuid();
        File.WriteAllBytes(Path.Combine(_folder, $"{prefix}-{run:N}"), run.ToByteArray()[..length]);
    }

    private async Task SweepTwiceAsync(string prefix)
    {
        var check = new FolderHealthCheck(_folder) { FilePrefix = prefix, Clock = _clock };
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
        _clock.Pass(600);
        Assert.Equal(HealthStatus.Healthy, (await check.RunAsync()).Status);
    }
}
