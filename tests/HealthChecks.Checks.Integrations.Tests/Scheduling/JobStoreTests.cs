using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.Checks.Integrations.Tests.Scheduling;

/// <summary>Tests with a job store of their own on a real server.</summary>
public abstract class JobStoreTests(PostgresServer server) : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected PostgresServer Server => server;

    /// <summary>Not the default one, and new for each test.</summary>
    protected string TablePrefix { get; } = $"q{Guid.NewGuid():N}_";

    protected string ConnectionString => server.ConnectionString + ";Timeout=3;Maximum Pool Size=5";

    protected NpgsqlDataSource JobStore { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        JobStore = NpgsqlDataSource.Create(ConnectionString);
        await ExecuteAsync(JobStoreTables.Create(TablePrefix));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await JobStore.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>An instance that checked in some time ago.</summary>
    protected Task CheckInAsync(string scheduler, string instance, TimeSpan ago, TimeSpan interval) => ExecuteAsync(FormattableString.Invariant(
        $"INSERT INTO {TablePrefix}scheduler_state VALUES ('{scheduler}', '{instance}', {(DateTimeOffset.UtcNow - ago).UtcTicks}, {(long)interval.TotalMilliseconds})"));

    protected async Task ExecuteAsync(string sql)
    {
        await using var command = JobStore.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }
}
