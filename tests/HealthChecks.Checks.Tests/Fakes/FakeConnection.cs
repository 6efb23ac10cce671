using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace HealthChecks.Checks.Tests.Fakes;

internal sealed class FakeConnection(
    Func<CancellationToken, Task> open,
    Func<FakeConnection, CancellationToken, Task<object?>>? query) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    public bool IsDisposed { get; private set; }

    public string? LastCommandText { get; set; }

    public int LastCommandTimeout { get; set; }

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "fake";

    public override string DataSource => "fake";

    public override string ServerVersion => "1";

    public override ConnectionState State => _state;

    public Task<object?> QueryAsync(CancellationToken cancellationToken) => query!(this, cancellationToken);

    /// <summary>What a driver does when the server turns out to be gone.</summary>
    public void Break() => _state = ConnectionState.Closed;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        _state = ConnectionState.Open;
    }

    public override void Open() => throw new NotSupportedException("The check blocked its thread.");

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return base.DisposeAsync();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => new FakeCommand(this);
}
