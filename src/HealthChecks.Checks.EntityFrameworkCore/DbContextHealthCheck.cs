using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether the database of a context answers: takes a connection as the context does, runs one query, and gives the connection back.
/// </summary>
/// <remarks>
/// A pooled connection that the server closed meanwhile is no failure: the query is tried once more, on another connection. A
/// provider that is not relational is asked whether it can connect. The driver's exceptions go to the log only.
/// </remarks>
/// <typeparam name="TContext">The application's context.</typeparam>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class DbContextHealthCheck<[DynamicallyAccessedMembers(ContextMembers.Needed)] TContext> : IHealthCheck
    where TContext : DbContext
{
    private readonly ContextSource<TContext> _source;
    private readonly string _query = "SELECT 1";

    /// <summary>For an application that has a context for each scope.</summary>
    /// <param name="context">The context; it is not disposed of.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    public DbContextHealthCheck(TContext context) => _source = new ContextSource<TContext>(context);

    /// <summary>For an application that has a factory.</summary>
    /// <param name="factory">The factory; each run makes a context and disposes of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is null.</exception>
    public DbContextHealthCheck(IDbContextFactory<TContext> factory) => _source = new ContextSource<TContext>(factory);

    /// <summary>The query; what it returns does not matter. Default <c>SELECT 1</c>.</summary>
    /// <exception cref="ArgumentException">The value is blank.</exception>
    public string Query
    {
        get => _query;
        init => _query = string.IsNullOrWhiteSpace(value)
            ? throw new ArgumentException("Query is blank: give a query that costs little, such as 'SELECT 1'.", nameof(Query))
            : value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var timeout = context.Registration?.Timeout;
        return _source.UseAsync(
            dbContext => dbContext.Database.IsRelational()
                ? AskAsync(dbContext, timeout, cancellationToken)
                : ConnectAsync(dbContext, cancellationToken),
            cancellationToken);
    }

    private Task<HealthCheckResult> AskAsync(TContext context, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object>(2);
        return ContextQuery.RunAsync(context.Database, timeout, data, QueryAsync, cancellationToken);

        async Task<HealthCheckResult> QueryAsync()
        {
            var command = context.Database.GetDbConnection().CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = _query;
                command.CommandTimeout = context.Database.GetCommandTimeout() ?? command.CommandTimeout;
                await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }

            return HealthResults.Healthy(data: data);
        }
    }

    private static async Task<HealthCheckResult> ConnectAsync(TContext context, CancellationToken cancellationToken)
    {
        var canConnect = await context.Database.CanConnectAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return canConnect
            ? HealthResults.Healthy()
            : HealthResults.Unhealthy(EntityFrameworkReasons.ConnectionFailed, "The database cannot be reached.");
    }
}
