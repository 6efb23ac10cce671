using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>What settings of alerts may be.</summary>
internal sealed class AlertOptionsRules : IValidateOptions<HealthAlertOptions>
{
    private const double LeastCooldown = 60;
    private const double Week = 7 * 24 * 3600;

    public ValidateOptionsResult Validate(string? name, HealthAlertOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Application))
            problems.Add(Problem(nameof(options.Application), "is empty; leave it out for the host's"));
        if (string.IsNullOrWhiteSpace(options.Instance))
            problems.Add(Problem(nameof(options.Instance), "is empty; leave it out for the machine's name"));
        if (options.CooldownSeconds is not (0 or >= LeastCooldown and <= Week))
            problems.Add(Problem(nameof(options.CooldownSeconds), "has to be 0, or 60 to 604800"));
        if (options.MinimumSeconds is not (>= 0 and <= Week))
            problems.Add(Problem(nameof(options.MinimumSeconds), "has to be 0 to 604800"));
        if (options.EvaluateSeconds is not (0 or >= 1 and <= Week))
            problems.Add(Problem(nameof(options.EvaluateSeconds), "has to be 0, or 1 to 604800"));
        if (options.MaxAttempts is < 1 or > 20)
            problems.Add(Problem(nameof(options.MaxAttempts), "has to be 1 to 20"));
        if (options.AttemptSeconds is not (> 0 and <= 300))
            problems.Add(Problem(nameof(options.AttemptSeconds), "has to be more than 0 and at most 300"));
        if (options.RetrySeconds is not (>= 0 and <= 3600))
            problems.Add(Problem(nameof(options.RetrySeconds), "has to be 0 to 3600"));
        if (options.Subjects is not (HealthAlertSubjects.Checks or HealthAlertSubjects.Subsets or HealthAlertSubjects.Both))
            problems.Add(Problem(nameof(options.Subjects), "has to be Checks, Subsets or Both"));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string Problem(string setting, string what) => $"{AlertConfiguration.Section}:{setting} {what}.";
}
