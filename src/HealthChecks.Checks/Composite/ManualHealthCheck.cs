using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// A check that is what code says it is: for what happens anyway, such as a licence that ran out or a leader that was lost. Register it as a
/// singleton, and let a factory method of the registry return that.
/// </summary>
/// <remarks>Safe to use from several threads; the last word counts.</remarks>
[HealthCheckDefaults(NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class ManualHealthCheck : IHealthCheck
{
    private readonly HealthStatus _initially = HealthStatus.Unhealthy;
    private volatile Word? _word;

    /// <summary>
    /// What the check is before anybody has said something; anything but Healthy has the reason <see cref="CheckReasons.NotSet"/>. Default
    /// Unhealthy.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no status.</exception>
    public HealthStatus Initially
    {
        get => _initially;
        init => _initially = value is HealthStatus.Unhealthy or HealthStatus.Degraded or HealthStatus.Healthy
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Initially), value, "Initially is no status: set it to Unhealthy, Degraded or Healthy.");
    }

    /// <summary>From now on the check is Healthy.</summary>
    /// <param name="text">A remark, for those whom a policy admits.</param>
    public void SetHealthy(string? text = null) => _word = new Word(HealthStatus.Healthy, HealthReasons.Healthy, text);

    /// <summary>From now on the check is Degraded.</summary>
    /// <param name="reason">A stable reason code, fit for strangers.</param>
    /// <param name="text">What happened, for those whom a policy admits.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public void SetDegraded(string reason, string? text = null) => _word = new Word(HealthStatus.Degraded, reason, text);

    /// <summary>From now on the check is Unhealthy.</summary>
    /// <param name="reason">A stable reason code, fit for strangers.</param>
    /// <param name="text">What happened, for those whom a policy admits.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public void SetUnhealthy(string reason, string? text = null) => _word = new Word(HealthStatus.Unhealthy, reason, text);

    /// <summary>Takes back what was said: the check is as <see cref="Initially"/> says.</summary>
    public void Reset() => _word = null;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_word is { } word ? word.ToResult() : NotSet());
    }

    private HealthCheckResult NotSet() => _initially == HealthStatus.Healthy
        ? HealthResults.Healthy()
        : HealthResults.From([new HealthFinding(_initially, CheckReasons.NotSet, "Nobody has said yet how it is.")]);

    /// <summary>What was said, and when.</summary>
    private sealed class Word(HealthStatus status, string reason, string? text)
    {
        private readonly HealthFinding _finding = new(status, reason, text);
        private readonly long _saidAt = Stopwatch.GetTimestamp();

        public HealthCheckResult ToResult()
        {
            var data = new Dictionary<string, object>(2) { ["sinceSetMs"] = CheckSteps.MillisecondsSince(_saidAt) };
            return _finding.Severity == HealthStatus.Healthy ? HealthResults.Healthy(_finding.Text, data) : HealthResults.From([_finding], data);
        }
    }
}
