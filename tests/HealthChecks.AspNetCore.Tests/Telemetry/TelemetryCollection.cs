namespace HealthChecks.Tests.Telemetry;

/// <summary>The SDK collects from the whole process, so no other test runs meanwhile, and no application of one is left over.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class TelemetryCollection : ICollectionFixture<TelemetryCollection.NobodyElse>
{
    /// <summary>Waits until everything that is measured has gone: a sample ends on the thread of its own <c>Main</c>.</summary>
    public sealed class NobodyElse : IAsyncLifetime
    {
        public static async Task WaitAsync() => await Eventually.IsTrueAsync(
            static () =>
            {
                using var metrics = new CollectedMetrics();
                return metrics.Of(HealthTelemetry.ProbeAge) is [];
            },
            "no other application is measured");

        public async ValueTask InitializeAsync() => await WaitAsync();

        public ValueTask DisposeAsync() => default;
    }
}
