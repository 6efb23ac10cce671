using HealthChecks.Testing.Servers;

namespace HealthChecks.Faults.Tests;

/// <summary>One process for a class of tests, started by the first that asks.</summary>
public sealed class SharedApp : IAsyncDisposable
{
    private FaultyApp? _app;

    /// <summary>The process, with the database where there is one.</summary>
    public async Task<FaultyApp> GetAsync(PostgresServer postgres, bool needsPostgres)
    {
        // Ends the test where a server is needed and not installed.
        var connectionString = needsPostgres || postgres.Port > 0 ? postgres.ConnectionString : null;
        return _app ??= connectionString is null
            ? await FaultyApp.StartAsync()
            : await FaultyApp.StartAsync(("ConnectionStrings__Orders", connectionString));
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? default;
}
