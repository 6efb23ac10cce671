using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Several checks as one: all of them have to pass, or as many as <see cref="Needed"/> says.</summary>
/// <remarks>
/// They run at the same time. One that throws fails and harms no other. One that does not end in time fails, and is not started again
/// before it has ended; the others decide without it.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5)]
public sealed class CompositeHealthCheck : IHealthCheck
{
    private readonly CompositeMember[] _members;
    private readonly int? _needed;
    private readonly double? _memberTimeoutSeconds;

    /// <summary>Makes one of several checks.</summary>
    /// <param name="checks">The checks; results name them by their number, beginning at 1.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public CompositeHealthCheck(params IHealthCheck[] checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (checks.Length == 0 || Array.Exists(checks, static check => check is null))
            throw new ArgumentException("A composite needs checks, and none that is null: give one or more.", nameof(checks));

        _members = Array.ConvertAll(checks, static check => new CompositeMember(check));
    }

    /// <summary>How many have to pass, that is, be Healthy or Degraded. Default all; 1 for any of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1, or more than there are checks.</exception>
    public int Needed
    {
        get => _needed ?? _members.Length;
        init => _needed = value >= 1 && value <= _members.Length
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Needed), value, $"Needed must be possible, and more than nothing: set it between 1 and {_members.Length}.");
    }

    /// <summary>Whether the check is Degraded where enough pass and one fails. Default false: it is Healthy.</summary>
    public bool DegradedWhenAnyFails { get; init; }

    /// <summary>
    /// Seconds after which a member counts as failed and its token is cancelled; less than the timeout of the composite, or a member that
    /// hangs fails the whole. Null for four fifths of that timeout, or 4 where there is none. Default null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, more than a day, or no number.</exception>
    public double? MemberTimeoutSeconds
    {
        get => _memberTimeoutSeconds;
        init => _memberTimeoutSeconds = value is null or (> 0 and <= 86_400)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MemberTimeoutSeconds), value, "MemberTimeoutSeconds must be more than 0 and at most 86400; null for the default.");
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var timeout = TimeoutOf(context.Registration?.Timeout ?? Timeout.InfiniteTimeSpan);
        var runs = Array.ConvertAll(_members, member => member.RunAsync(context, timeout, cancellationToken));
        var results = await Task.WhenAll(runs).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Judge(results);
    }

    private TimeSpan TimeoutOf(TimeSpan own)
    {
        if (_memberTimeoutSeconds is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return own > TimeSpan.Zero && own < TimeSpan.FromDays(1) ? own * 0.8 : TimeSpan.FromSeconds(4);
    }

    private HealthCheckResult Judge(HealthCheckResult[] results)
    {
        var healthy = Array.FindAll(results, static result => result.Status == HealthStatus.Healthy).Length;
        var passed = Array.FindAll(results, static result => result.Status != HealthStatus.Unhealthy).Length;
        var data = new Dictionary<string, object>(results.Length + 4)
        {
            ["passed"] = passed,
            ["needed"] = Needed,
            ["total"] = results.Length,
        };
        for (var index = 0; index < results.Length; index++)
            data[$"check{index + 1}"] = ReasonOf(results[index]);

        if (passed < Needed)
        {
            var text = $"{passed} of {results.Length} checks pass; {Needed} have to.";
            return HealthResults.Unhealthy(CheckReasons.TooFewPass, text, CauseOf(results), data);
        }

        if (healthy >= Needed && (healthy == results.Length || !DegradedWhenAnyFails))
            return HealthResults.Healthy(data: data);

        var finding = new HealthFinding(HealthStatus.Degraded, CheckReasons.SomeFail, $"{healthy} of {results.Length} checks are healthy.");
        return HealthResults.From([finding with { Cause = CauseOf(results) }], data);
    }

    private static string ReasonOf(HealthCheckResult result) =>
        result.Data.TryGetValue(HealthReasons.DataKey, out var found) && found is string reason && HealthReasons.IsValid(reason)
            ? reason
            : result.Status switch
            {
                HealthStatus.Healthy => HealthReasons.Healthy,
                HealthStatus.Degraded => HealthReasons.Degraded,
                _ => HealthReasons.Unhealthy,
            };

    private static Exception? CauseOf(HealthCheckResult[] results)
    {
        var causes = new List<Exception>();
        foreach (var result in results)
        {
            if (result.Exception is { } exception)
                causes.Add(exception);
        }

        return causes.Count > 1 ? new AggregateException(causes) : causes.Count == 1 ? causes[0] : null;
    }
}
