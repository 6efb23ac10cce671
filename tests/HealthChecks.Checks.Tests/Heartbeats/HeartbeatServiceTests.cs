using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Checks.Tests.Heartbeats;

/// <summary>The writer in a real host.</summary>
public sealed class HeartbeatServiceTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-beat-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Beat => Path.Combine(_folder, "beats", "worker");

    [Fact]
    public async Task It_beats_while_the_host_runs_and_a_file_that_is_removed_comes_back()
    {
        using var host = Host(Beat);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var check = new HeartbeatFileHealthCheck(host.Services.GetRequiredService<HeartbeatFile>());
        var other = new HeartbeatFileHealthCheck(host.Services.GetRequiredService<IConfiguration>());
        await UntilAsync(() => File.Exists(Beat));
        (await check.RunAsync()).AssertHealthy("sinceBeatMs");
        (await other.RunAsync()).AssertHealthy("sinceBeatMs");

        Directory.Delete(Path.GetDirectoryName(Beat)!, recursive: true);
        await UntilAsync(() => File.Exists(Beat));
        var first = await File.ReadAllTextAsync(Beat, TestContext.Current.CancellationToken);
        await UntilAsync(() => File.Exists(Beat) && File.ReadAllText(Beat) != first);

        await host.StopAsync(TestContext.Current.CancellationToken);
        (await check.RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Beat)!));
    }

    [Fact]
    public async Task A_host_whose_file_cannot_be_written_goes_on_and_beats_when_it_can_be()
    {
        var blocked = Path.Combine(_folder, "beats");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        using var host = Host(Beat);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var check = new HeartbeatFileHealthCheck(host.Services.GetRequiredService<HeartbeatFile>());
        await Task.Delay(300, TestContext.Current.CancellationToken);
        (await check.RunAsync()).AssertFailed(CheckReasons.Unwritable);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);

        File.Delete(blocked);

        await UntilAsync(() => File.Exists(Beat));
        (await check.RunAsync()).AssertHealthy("sinceBeatMs");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_service_that_never_started_can_be_stopped()
    {
        using var host = Host(Beat);

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.False(File.Exists(Beat));
    }

    [Fact]
    public void Code_is_stronger_than_the_configuration_and_a_second_call_changes_nothing()
    {
        var builder = Builder(Beat);
        builder.Services.AddHeartbeatFile(static options => options.MaxAgeSeconds = 7).AddHeartbeatFile(static options => options.MaxAgeSeconds = 8);
        using var host = builder.Build();

        Assert.Equal(TimeSpan.FromSeconds(7), host.Services.GetRequiredService<HeartbeatFile>().MaxAge);
        Assert.Single(host.Services.GetServices<IHostedService>().OfType<HeartbeatService>());
    }

    private static IHost Host(string path)
    {
        var builder = Builder(path);
        builder.Services.AddHeartbeatFile();
        return builder.Build();
    }

    private static HostApplicationBuilder Builder(string path)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["HealthChecks:HeartbeatFile"] = path,
            ["HealthChecks:HeartbeatIntervalSeconds"] = "0.1",
        });
        return builder;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!condition())
            await Task.Delay(20, limit.Token);
    }
}
