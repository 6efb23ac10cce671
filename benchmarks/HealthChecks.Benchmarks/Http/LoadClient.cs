using System.Globalization;

namespace HealthChecks.Benchmarks.Http;

/// <summary>Tells the load generator what to do.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly ChildProcess _generator = new(LoadGenerator.Switch);

    /// <summary>Keeps the connections busy, and says how many answers there were in a second.</summary>
    public async Task<double> LoadAsync(int port, string path, int connections, TimeSpan window)
    {
        await _generator.WriteLineAsync(LoadGenerator.Order(port, path, connections, window));
        return double.Parse(await _generator.ReadLineAsync(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _generator.Dispose();
}
