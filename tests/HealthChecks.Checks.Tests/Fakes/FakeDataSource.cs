using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A database that does what a test tells it.</summary>
/// <param name="queries">What a query does, by connection; the last entry is for all others too.</param>
internal sealed class FakeDataSource(params Func<FakeConnection, CancellationToken, Task<object?>>[] queries) : DbDataSource
{
    public List<FakeConnection> Connections { get; } = [];

    public Func<CancellationToken, Task> Open { get; init; } = static _ => Task.CompletedTask;

    [AllowNull]
    public override string ConnectionString => "Host=db.internal;Password=hunter2";

    public static FakeDataSource Returning(object? value) => new((_, _) => Task.FromResult(value));

    public static FakeDataSource NotOpening(Exception exception) => new() { Open = _ => Task.FromException(exception) };

    protected override DbConnection CreateDbConnection()
    {
        var connection = new FakeConnection(Open, queries.Length == 0 ? null : queries[Math.Min(Connections.Count, queries.Length - 1)]);
        Connections.Add(connection);
        return connection;
    }
}
