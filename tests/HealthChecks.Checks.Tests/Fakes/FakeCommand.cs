using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace HealthChecks.Checks.Tests.Fakes;

internal sealed class FakeCommand(FakeConnection connection) : DbCommand
{
    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

    protected override DbTransaction? DbTransaction { get; set; }

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
    {
        connection.LastCommandText = CommandText;
        connection.LastCommandTimeout = CommandTimeout;
        return connection.QueryAsync(cancellationToken);
    }

    public override object? ExecuteScalar() => throw new NotSupportedException("The check blocked its thread.");

    public override void Cancel() => throw new NotSupportedException();

    public override int ExecuteNonQuery() => throw new NotSupportedException();

    public override void Prepare() => throw new NotSupportedException();

    protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
}
