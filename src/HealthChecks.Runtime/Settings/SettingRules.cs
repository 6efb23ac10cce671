using System.Globalization;

namespace HealthChecks;

/// <summary>What the options must be once everything is merged: what the configuration says is within its limits, what code says may not be.</summary>
internal sealed class SettingRules(ComposedHealthRegistry registry, List<string> problems)
{
    public void Check(HealthOptions options)
    {
        CheckNumber(SettingScope.Application, "", nameof(options.FreshSeconds), options.FreshSeconds);
        CheckNumber(SettingScope.Application, "", nameof(options.DrainSeconds), options.DrainSeconds);
        CheckNumber(SettingScope.Application, "", nameof(options.LivenessListenerPort), options.LivenessListenerPort);
        CheckNumber(SettingScope.Application, "", nameof(options.StarvationWarningSeconds), options.StarvationWarningSeconds);
        CheckNumber(SettingScope.Application, "", nameof(options.StarvationReadinessSeconds), options.StarvationReadinessSeconds);
        CheckNumber(SettingScope.Application, "", nameof(options.StarvationLivenessSeconds), options.StarvationLivenessSeconds);
        foreach (var pair in options.Checks)
            CheckCheck(pair.Key, pair.Value);
        foreach (var pair in options.Subsets)
            CheckSubset(pair.Key, pair.Value);
    }

    private void CheckCheck(string name, HealthCheckSettings check)
    {
        CheckNumber(SettingScope.Check, name, nameof(check.TimeoutSeconds), check.TimeoutSeconds);
        CheckNumber(SettingScope.Check, name, nameof(check.FreshSeconds), check.FreshSeconds);
        CheckNumber(SettingScope.Check, name, nameof(check.EverySeconds), check.EverySeconds);
        CheckNumber(SettingScope.Check, name, nameof(check.MaxAgeSeconds), check.MaxAgeSeconds);
        CheckNumber(SettingScope.Check, name, nameof(check.FailAfter), check.FailAfter);
        CheckNumber(SettingScope.Check, name, nameof(check.PassAfter), check.PassAfter);
        CheckAges(name, check);
    }

    private void CheckSubset(string name, HealthSubsetSettings subset)
    {
        CheckNumber(SettingScope.Subset, name, nameof(subset.DeadlineSeconds), subset.DeadlineSeconds);
        CheckNumber(SettingScope.Subset, name, nameof(subset.FreshSeconds), subset.FreshSeconds);
        CheckNumber(SettingScope.Subset, name, nameof(subset.HealthyStatusCode), subset.HealthyStatusCode);
        CheckNumber(SettingScope.Subset, name, nameof(subset.DegradedStatusCode), subset.DegradedStatusCode);
        CheckNumber(SettingScope.Subset, name, nameof(subset.UnhealthyStatusCode), subset.UnhealthyStatusCode);
        CheckNumber(SettingScope.Subset, name, nameof(subset.DrainingStatusCode), subset.DrainingStatusCode);
        CheckNumber(SettingScope.Subset, name, nameof(subset.FailAfter), subset.FailAfter);
        CheckNumber(SettingScope.Subset, name, nameof(subset.PassAfter), subset.PassAfter);
        CheckNumber(SettingScope.Subset, name, nameof(subset.MaxParallel), subset.MaxParallel);
    }

    // The one contradiction that the build refuses as well and that no other setting can resolve.
    private void CheckAges(string name, HealthCheckSettings check)
    {
        if (check.FreshSeconds is null && check.MaxAgeSeconds is null)
            return;

        var declared = DefinitionOf(name);
        if ((check.FreshSeconds ?? declared?.FreshSeconds) is { } fresh && (check.MaxAgeSeconds ?? declared?.MaxAgeSeconds) is { } maxAge && fresh > maxAge)
        {
            problems.Add(
                $"the check '{name}' would serve a reading again for {Text(fresh)} seconds (FreshSeconds) that counts for {Text(maxAge)} only (MaxAgeSeconds); lower {SettingKeys.SectionOf(SettingScope.Check)}:{name}:FreshSeconds, or raise its MaxAgeSeconds");
        }
    }

    private HealthCheckDefinition? DefinitionOf(string name)
    {
        foreach (var check in registry.Checks)
        {
            if (SettingNameComparer.Instance.Equals(check.Name, name))
                return check.Definition;
        }

        return null;
    }

    private void CheckNumber(SettingScope scope, string name, string property, double? number)
    {
        if (number is not { } value || SettingKeys.Find(scope, property)!.Accepts(value))
            return;

        problems.Add($"{NameOf(scope, name)}.{property} is {Text(value)}; use {SettingKeys.Find(scope, property)!.Limits}");
    }

    private static string NameOf(SettingScope scope, string name) => scope switch
    {
        SettingScope.Check => $"{nameof(HealthOptions)}.{nameof(HealthOptions.Checks)}[\"{name}\"]",
        SettingScope.Subset => $"{nameof(HealthOptions)}.{nameof(HealthOptions.Subsets)}[\"{name}\"]",
        _ => nameof(HealthOptions),
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
