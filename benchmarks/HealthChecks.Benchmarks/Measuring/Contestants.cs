namespace HealthChecks.Benchmarks.Measuring;

/// <summary>The two engines with the same checks, and loops that ask them; a loop, so that no wrapper is paid for with each call.</summary>
internal sealed class Contestants<TRegistry> : IAsyncDisposable
    where TRegistry : IHealthRegistry
{
    private readonly ServiceProvider _ours;
    private readonly ServiceProvider _theirs;

    public Contestants(TimeSpan? timeout = null)
    {
        var ours = new ServiceCollection().AddLogging();
        ours.AddHealthRegistryCore<TRegistry>();
        _ours = ours.BuildServiceProvider();
        Reporter = _ours.GetRequiredService<IHealthReporter>().Find("readiness")!;
        OurService = _ours.GetRequiredService<HealthCheckService>();

        var theirs = new ServiceCollection().AddLogging();
        FrameworkChecks.Add<TRegistry>(theirs, timeout);
        _theirs = theirs.BuildServiceProvider();
        TheirService = _theirs.GetRequiredService<HealthCheckService>();
    }

    public SubsetReporter Reporter { get; }

    public HealthCheckService OurService { get; }

    public HealthCheckService TheirService { get; }

    public async Task AskReporterAsync(int times)
    {
        for (var i = 0; i < times; i++)
            await Reporter.GetReportAsync();
    }

    public Task AskOurServiceAsync(int times) => AskAsync(OurService, times);

    public Task AskTheirServiceAsync(int times) => AskAsync(TheirService, times);

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _theirs.DisposeAsync();
    }

    private static async Task AskAsync(HealthCheckService service, int times)
    {
        for (var i = 0; i < times; i++)
            await service.CheckHealthAsync();
    }
}
