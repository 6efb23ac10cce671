using HealthChecks.Benchmarks.Table;

namespace HealthChecks.Benchmarks.Http;

/// <summary>
/// Throughput of a server over that of a bare one. Each pair is bare, measured, bare, so that drift of the machine cancels out; what the
/// two bare windows differ by is what a difference of nothing looks like.
/// </summary>
internal sealed class HttpContest(LoadClient load, string path, int pairs = HttpContest.EnoughPairs)
{
    private const int Connections = 16;
    public const int EnoughPairs = 17;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(600);

    public async Task<HttpContestResult> RunAsync(ProbeServer measured, ProbeServer bare)
    {
        await load.LoadAsync(bare.Port, path, Connections, WarmUp);
        await load.LoadAsync(measured.Port, path, Connections, WarmUp);

        var windows = new List<(HttpWindow Before, HttpWindow Measured, HttpWindow After)>();
        for (var i = 0; i < pairs; i++)
            windows.Add((await LoadAsync(bare), await LoadAsync(measured), await LoadAsync(bare)));

        return new HttpContestResult(
            Statistics.Median(windows.Select(static window => window.Measured.PerSecond)),
            Statistics.Median(windows.Select(static window => (window.Before.PerSecond + window.After.PerSecond) / 2)),
            Statistics.Median(windows.Select(static window => 2 * window.Measured.PerSecond / (window.Before.PerSecond + window.After.PerSecond))),
            [.. windows.Select(static window => window.After.PerSecond / window.Before.PerSecond)],
            Statistics.Median(windows.Select(static window => window.Measured.BytesPerRequest - window.Before.BytesPerRequest)));
    }

    private async Task<HttpWindow> LoadAsync(ProbeServer server)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var perSecond = await load.LoadAsync(server.Port, path, Connections, Window);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new HttpWindow(perSecond, allocated / (perSecond * Window.TotalSeconds));
    }

    private readonly record struct HttpWindow(double PerSecond, double BytesPerRequest);
}
