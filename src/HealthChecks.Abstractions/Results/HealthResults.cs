using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Makes <see cref="HealthCheckResult"/>s that carry reason codes. They are ordinary results: any health-check engine can use them, and
/// ours reads the reasons.
/// </summary>
public static class HealthResults
{
    /// <summary>The check passes.</summary>
    /// <param name="text">A remark, for those whom a policy admits.</param>
    /// <param name="data">Figures to show at full detail.</param>
    /// <returns>The result.</returns>
    public static HealthCheckResult Healthy(string? text = null, IReadOnlyDictionary<string, object>? data = null) =>
        HealthCheckResult.Healthy(text, data);

    /// <summary>The check passes with a warning.</summary>
    /// <param name="reason">A stable reason code, fit for strangers.</param>
    /// <param name="text">What happened, for those whom a policy admits.</param>
    /// <param name="data">Figures to show at full detail.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public static HealthCheckResult Degraded(string reason, string? text = null, IReadOnlyDictionary<string, object>? data = null) =>
        From([new HealthFinding(HealthStatus.Degraded, reason, text)], data);

    /// <summary>The check fails.</summary>
    /// <param name="reason">A stable reason code, fit for strangers.</param>
    /// <param name="text">What happened, for those whom a policy admits.</param>
    /// <param name="exception">The cause; it goes to the log only.</param>
    /// <param name="data">Figures to show at full detail.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public static HealthCheckResult Unhealthy(
        string reason,
        string? text = null,
        Exception? exception = null,
        IReadOnlyDictionary<string, object>? data = null) =>
        From([new HealthFinding(HealthStatus.Unhealthy, reason, text) { Cause = exception }], data);

    /// <summary>
    /// The check does not apply here (no such device, feature switched off): it is listed and has no vote.
    /// </summary>
    /// <param name="reason">A stable reason code. Default <see cref="HealthReasons.NotApplicable"/>.</param>
    /// <param name="text">Why, for those whom a policy admits.</param>
    /// <returns>The result; another engine sees it as Healthy.</returns>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is not in the form of a reason code.</exception>
    public static HealthCheckResult Absent(string reason = HealthReasons.NotApplicable, string? text = null) =>
        HealthCheckResult.Healthy(
            text,
            new HealthResultData(
                [new HealthFinding(HealthStatus.Healthy, reason, text)],
                new Dictionary<string, object> { [HealthReasons.AbsentDataKey] = true }));

    /// <summary>
    /// The check has several things to say. Its status is the worst of them, its reason that of the first of the worst, its description
    /// their texts in order, a line each.
    /// </summary>
    /// <param name="findings">What there is to say, in order; none means Healthy.</param>
    /// <param name="data">Figures to show at full detail.</param>
    /// <returns>The result.</returns>
    public static HealthCheckResult From(IEnumerable<HealthFinding> findings, IReadOnlyDictionary<string, object>? data = null)
    {
        HealthFinding[] all = [.. findings];
        if (all.Length == 0)
            return HealthCheckResult.Healthy(data: data);

        var worst = all[0];
        List<string>? texts = null;
        foreach (var finding in all)
        {
            if (finding.Severity < worst.Severity)
                worst = finding;
            if (finding.Text is { Length: > 0 } text)
                (texts ??= []).Add(text);
        }

        return new HealthCheckResult(
            worst.Severity,
            texts is null ? null : string.Join('\n', texts),
            worst.Cause,
            new HealthResultData(all, data));
    }
}
