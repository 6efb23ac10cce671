using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether an application with a heartbeat file is alive, by the age of the last beat. It need not be this process: a second container,
/// or <c>health run</c>, reads the same file.
/// </summary>
/// <param name="file">The file.</param>
/// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
[HealthCheckDefaults(Dependency = DependencyScope.Local)]
public sealed class HeartbeatFileHealthCheck(HeartbeatFile file) : IHealthCheck
{
    private readonly HeartbeatFile _file = file ?? throw new ArgumentNullException(nameof(file));

    /// <summary>Reads the file that the configuration describes.</summary>
    /// <param name="configuration">The configuration, with the same section <c>HealthChecks</c> as the application that writes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configuration"/> is null.</exception>
    /// <exception cref="InvalidOperationException">A setting is none: the message names it and says what to use.</exception>
    public HeartbeatFileHealthCheck(IConfiguration configuration)
        : this(new HeartbeatFile(configuration))
    {
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Judge(_file.Read()));
    }

    private HealthCheckResult Judge(HeartbeatFileReading reading)
    {
        if (reading.Age is { } age)
        {
            var data = new Dictionary<string, object>(2) { ["sinceBeatMs"] = Math.Round(age.TotalMilliseconds) };
            return age < _file.MaxAge
                ? HealthResults.Healthy(data: data)
                : HealthResults.Unhealthy(
                    CheckReasons.HeartbeatStale,
                    FormattableString.Invariant($"The last beat was {age.TotalSeconds:0} s ago; it may be {_file.MaxAge.TotalSeconds:0.#} s."),
                    data: data);
        }

        if (reading.Failure is { } failure)
            return HealthResults.Unhealthy(CheckReasons.HeartbeatUnreadable, "The heartbeat file is there and cannot be read.", failure);
        return _file.IsWritable()
            ? HealthResults.Unhealthy(CheckReasons.HeartbeatMissing, "There is no heartbeat file: nobody writes one.")
            : HealthResults.Unhealthy(CheckReasons.Unwritable, "There is no heartbeat file, and nowhere may one be written.");
    }
}
