using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>The table of a Quartz job store in which the instances of a cluster check in.</summary>
internal sealed class CheckInTable(DbDataSource database)
{
    public const string DefaultPrefix = "QRTZ_";
    public static readonly TimeSpan DefaultTolerance = TimeSpan.FromSeconds(7.5);

    private static readonly SearchValues<char> PrefixCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$#[]\"`");

    private readonly DbDataSource _database = database ?? throw new ArgumentNullException(nameof(database));

    public static string ValidPrefix(string value, string name) =>
        value is not null && value.AsSpan().IndexOfAnyExcept(PrefixCharacters) < 0
            ? value
            : throw new ArgumentException($"{name} is no beginning of a table's name: give the one of the job store, such as 'QRTZ_' or 'quartz.QRTZ_'.", name);

    public static TimeSpan ValidTolerance(TimeSpan value, string name) => value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is how late a check-in may be: set it between zero and 1 hour.");

    /// <summary>
    /// All check-ins, or what went wrong. A pooled connection that the server closed meanwhile is no failure: it is tried once more.
    /// </summary>
    public async Task<(List<CheckIn>? CheckIns, HealthFinding? Problem)> ReadAsync(
        string prefix,
        TimeSpan? timeout,
        Dictionary<string, object> data,
        CancellationToken cancellationToken)
    {
        for (var again = true; ; again = false)
        {
            DbConnection? connection = null;
            var started = Stopwatch.GetTimestamp();
            try
            {
                connection = await _database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                data["connectMs"] = CheckSteps.MillisecondsSince(started);
                started = Stopwatch.GetTimestamp();
                var checkIns = await QueryAsync(connection, prefix, timeout, cancellationToken).ConfigureAwait(false);
                data["queryMs"] = CheckSteps.MillisecondsSince(started);
                return (checkIns, null);
            }
            catch (Exception exception)
            {
                CheckSteps.ThrowIfCancelled(exception, cancellationToken);
                if (connection is null)
                    return (null, Failed(QuartzReasons.ConnectionFailed, "The job store cannot be reached.", exception));
                if (!again || connection.State == ConnectionState.Open)
                    return (null, Failed(QuartzReasons.QueryFailed, "The check-ins cannot be read from the job store.", exception));
            }
            finally
            {
                if (connection is not null)
                    await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<List<CheckIn>> QueryAsync(DbConnection connection, string prefix, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            // The whole table, a row for each instance: drivers do not agree on how a parameter is written.
            command.CommandText = $"SELECT SCHED_NAME, INSTANCE_NAME, LAST_CHECKIN_TIME, CHECKIN_INTERVAL FROM {prefix}SCHEDULER_STATE";

            // Drivers may leave a cancelled query waiting for a server that is gone; a second more than the run has.
            if (timeout > TimeSpan.Zero && timeout < TimeSpan.FromDays(1))
                command.CommandTimeout = (int)Math.Ceiling(timeout.Value.TotalSeconds) + 1;

            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                List<CheckIn> checkIns = [];
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    checkIns.Add(new CheckIn(
                        reader.GetString(0),
                        reader.GetString(1),
                        new DateTimeOffset(Number(reader, 2), TimeSpan.Zero),
                        TimeSpan.FromMilliseconds(Number(reader, 3))));
                }

                return checkIns;
            }
        }
    }

    private static long Number(DbDataReader reader, int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static HealthFinding Failed(string reason, string text, Exception exception) =>
        new(HealthStatus.Unhealthy, reason, text) { Cause = exception };
}
