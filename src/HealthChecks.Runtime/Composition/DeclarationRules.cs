namespace HealthChecks;

/// <summary>What a declaration must be, found at start-up where the build has not found it before.</summary>
internal static class DeclarationRules
{
    public static void CheckSubset(HealthRegistryDefinition registry, HealthSubsetDefinition subset, List<string> problems)
    {
        var subject = $"the subset '{subset.Name}' of {registry.Name}";
        CheckName(subset.Name, subject, problems);
        CheckPositive(subset.DeadlineSeconds, nameof(subset.DeadlineSeconds), subject, problems);
        CheckNotNegative(subset.FreshSeconds, nameof(subset.FreshSeconds), subject, problems);
        CheckStatusCode(subset.HealthyStatusCode, nameof(subset.HealthyStatusCode), subject, problems);
        CheckStatusCode(subset.DegradedStatusCode, nameof(subset.DegradedStatusCode), subject, problems);
        CheckStatusCode(subset.UnhealthyStatusCode, nameof(subset.UnhealthyStatusCode), subject, problems);
        CheckStatusCode(subset.DrainingStatusCode, nameof(subset.DrainingStatusCode), subject, problems);
        CheckCount(subset.FailAfter, nameof(subset.FailAfter), subject, problems);
        CheckCount(subset.PassAfter, nameof(subset.PassAfter), subject, problems);
        CheckCount(subset.MaxParallel, nameof(subset.MaxParallel), subject, problems);
    }

    public static void CheckCheck(ComposedHealthCheck check, List<string> problems)
    {
        var definition = check.Definition!;
        var subject = $"the check '{check.Name}' ({check.Source})";
        CheckName(check.Name, subject, problems);
        CheckPositive(definition.TimeoutSeconds, nameof(definition.TimeoutSeconds), subject, problems);
        CheckNotNegative(definition.FreshSeconds, nameof(definition.FreshSeconds), subject, problems);
        CheckPositive(definition.EverySeconds, nameof(definition.EverySeconds), subject, problems);
        CheckPositive(definition.MaxAgeSeconds, nameof(definition.MaxAgeSeconds), subject, problems);
        CheckCount(definition.FailAfter, nameof(definition.FailAfter), subject, problems);
        CheckCount(definition.PassAfter, nameof(definition.PassAfter), subject, problems);
    }

    private static void CheckName(string name, string subject, List<string> problems)
    {
        if (!PortableName.Is(name))
            problems.Add($"{subject} has a name that is not one URL segment and one metric label; use {PortableName.Rule}");
    }

    private static void CheckPositive(double? seconds, string setting, string subject, List<string> problems)
    {
        if (seconds is { } value && !DeclarationLimits.IsPositive(value))
            problems.Add($"{setting} of {subject} is {value}; use {DeclarationLimits.PositiveRule}");
    }

    private static void CheckNotNegative(double? seconds, string setting, string subject, List<string> problems)
    {
        if (seconds is { } value && !DeclarationLimits.IsNotNegative(value))
            problems.Add($"{setting} of {subject} is {value}; use {DeclarationLimits.NotNegativeRule}");
    }

    private static void CheckCount(int? count, string setting, string subject, List<string> problems)
    {
        if (count is { } value && !DeclarationLimits.IsCount(value))
            problems.Add($"{setting} of {subject} is {value}; use {DeclarationLimits.CountRule}");
    }

    private static void CheckStatusCode(int? code, string setting, string subject, List<string> problems)
    {
        if (code is { } value && !DeclarationLimits.IsStatusCode(value))
            problems.Add($"{setting} of {subject} is {value}; use {DeclarationLimits.StatusCodeRule}");
    }
}
