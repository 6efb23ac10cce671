using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether a database has the migrations of the application: reads the migrations that were applied, and compares them with those in the
/// context's migrations assembly.
/// </summary>
/// <remarks>
/// Nothing is applied. The application's own migrations cannot change while it runs, so that a database which has them all need not be
/// asked at every run: see <see cref="FreshFor"/>. The driver's exceptions go to the log only.
/// </remarks>
/// <typeparam name="TContext">The application's context.</typeparam>
[HealthCheckDefaults(TimeoutSeconds = 5)] // Not said to be shared: that the schema is there is this application's own affair, and belongs into its startup.
[RequiresUnreferencedCode("Entity Framework Core finds migrations by reflection, and trimming may remove them.")]
[RequiresDynamicCode("Migrations of Entity Framework Core do not work with NativeAOT.")]
public sealed class MigrationsHealthCheck<[DynamicallyAccessedMembers(ContextMembers.Needed)] TContext> : IHealthCheck
    where TContext : DbContext
{
    private readonly ContextSource<TContext> _source;
    private readonly HealthStatus _pendingStatus = HealthStatus.Unhealthy;
    private readonly HealthStatus? _newerStatus;
    private readonly TimeSpan _freshFor = TimeSpan.FromMinutes(1);
    private Applied? _applied;

    /// <summary>For an application that has a context for each scope.</summary>
    /// <param name="context">The context; it is not disposed of. A check that is made anew for each run, with its scope, remembers nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    public MigrationsHealthCheck(TContext context) => _source = new ContextSource<TContext>(context);

    /// <summary>For an application that has a factory.</summary>
    /// <param name="factory">The factory; a run that asks the database makes a context and disposes of it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is null.</exception>
    public MigrationsHealthCheck(IDbContextFactory<TContext> factory) => _source = new ContextSource<TContext>(factory);

    /// <summary>How bad it is that migrations are pending. Default Unhealthy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither Degraded nor Unhealthy.</exception>
    public HealthStatus PendingStatus
    {
        get => _pendingStatus;
        init => _pendingStatus = Failing(value, nameof(PendingStatus));
    }

    /// <summary>
    /// How bad it is that the database has migrations which the application does not know: an older version runs beside a newer one, or
    /// after it. Default null: it is not looked at.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither Degraded, Unhealthy nor null.</exception>
    public HealthStatus? NewerStatus
    {
        get => _newerStatus;
        init => _newerStatus = value is { } status ? Failing(status, nameof(NewerStatus)) : null;
    }

    /// <summary>
    /// How long a database that has all migrations is not asked again. Not for ever: it can be restored to an older state. What is not
    /// healthy is asked at every run. Default 1 minute; zero: ask at every run.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than a day.</exception>
    public TimeSpan FreshFor
    {
        get => _freshFor;
        init => _freshFor = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(FreshFor), value, "FreshFor is out of range: set it between zero (ask at every run) and 1 day.");
    }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _applied) is { } known && Clock.GetElapsedTime(known.At) is var age && age < _freshFor)
        {
            return HealthResults.Healthy(
                data: new Dictionary<string, object> { ["pending"] = 0, ["applied"] = known.Count, ["askedMs"] = Math.Round(age.TotalMilliseconds, 3) });
        }

        Volatile.Write(ref _applied, null);
        var timeout = context.Registration?.Timeout;
        return await _source.UseAsync(
            dbContext =>
            {
                var data = new Dictionary<string, object>(5);
                return ContextQuery.RunAsync(dbContext.Database, timeout, data, () => CompareAsync(dbContext, data, cancellationToken), cancellationToken);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<HealthCheckResult> CompareAsync(TContext context, Dictionary<string, object> data, CancellationToken cancellationToken)
    {
        var asked = Clock.GetTimestamp();
        HashSet<string> own = [.. context.Database.GetMigrations()];
        HashSet<string> applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)];
        var pending = own.Except(applied).Order(StringComparer.Ordinal).ToList();
        var unknown = applied.Except(own).Order(StringComparer.Ordinal).ToList();

        data["pending"] = pending.Count;
        data["applied"] = applied.Count;
        List<HealthFinding> findings = [];
        if (own.Count == 0)
            findings.Add(new HealthFinding(HealthStatus.Unhealthy, EntityFrameworkReasons.NoMigrations, "The context has no migrations to compare the database with."));
        if (pending.Count > 0)
        {
            data["pendingMigrations"] = string.Join(", ", pending);
            findings.Add(new HealthFinding(_pendingStatus, EntityFrameworkReasons.PendingMigrations, Text($"{pending.Count} migrations are pending.")));
        }

        if (unknown.Count > 0 && _newerStatus is { } newer)
        {
            data["unknownMigrations"] = string.Join(", ", unknown);
            findings.Add(new HealthFinding(newer, EntityFrameworkReasons.DatabaseNewer, Text($"The database has {unknown.Count} migrations that the application does not know.")));
        }

        if (findings.Count == 0)
            Volatile.Write(ref _applied, new Applied(asked, applied.Count));
        return HealthResults.From(findings, data);
    }

    private static HealthStatus Failing(HealthStatus value, string name) => value is HealthStatus.Degraded or HealthStatus.Unhealthy
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} says how bad a finding is: set it to Degraded or Unhealthy.");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>When the database had all migrations, and how many.</summary>
    private sealed record Applied(long At, int Count);
}
