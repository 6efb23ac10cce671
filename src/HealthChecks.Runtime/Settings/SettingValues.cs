namespace HealthChecks;

/// <summary>Puts what the configuration says into the options.</summary>
internal static class SettingValues
{
    public static void Apply(SettingsReading reading, HealthOptions options)
    {
        foreach (var entry in reading.Entries)
        {
            var name = entry.Subject.Name;
            switch (entry.Key.Scope)
            {
                case SettingScope.Check:
                    if (!options.Checks.TryGetValue(name, out var check))
                        options.Checks[name] = check = new HealthCheckSettings();
                    Apply(entry, check);
                    break;
                case SettingScope.Subset:
                    if (!options.Subsets.TryGetValue(name, out var subset))
                        options.Subsets[name] = subset = new HealthSubsetSettings();
                    Apply(entry, subset);
                    break;
                case SettingScope.Tag:
                    options.Tags[name] = entry.Boolean;
                    break;
                default:
                    Apply(entry, options);
                    break;
            }
        }
    }

    // The keys that are not here are those of endpoints, which HealthChecks.AspNetCore reads.
    private static void Apply(SettingEntry entry, HealthOptions options)
    {
        switch (entry.Key.Name)
        {
            case nameof(options.Enabled): options.Enabled = entry.Boolean; break;
            case nameof(options.FreshSeconds): options.FreshSeconds = entry.Number; break;
            case nameof(options.Sequential): options.Sequential = entry.Boolean; break;
            case nameof(options.DrainSeconds): options.DrainSeconds = entry.Number; break;
            case nameof(options.RaiseThreadPoolMinimum): options.RaiseThreadPoolMinimum = entry.Boolean; break;
            case nameof(options.Socket): options.Socket = entry.Text; break;
            case nameof(options.LivenessListenerPort): options.LivenessListenerPort = entry.Count; break;
            case nameof(options.StarvationWarningSeconds): options.StarvationWarningSeconds = entry.Number; break;
            case nameof(options.StarvationReadinessSeconds): options.StarvationReadinessSeconds = entry.Number; break;
            case nameof(options.StarvationLivenessSeconds): options.StarvationLivenessSeconds = entry.Number; break;
        }
    }

    private static void Apply(SettingEntry entry, HealthCheckSettings check)
    {
        switch (entry.Key.Name)
        {
            case nameof(check.Enabled): check.Enabled = entry.Boolean; break;
            case nameof(check.TimeoutSeconds): check.TimeoutSeconds = entry.Number; break;
            case nameof(check.FreshSeconds): check.FreshSeconds = entry.Number; break;
            case nameof(check.EverySeconds): check.EverySeconds = entry.Number; break;
            case nameof(check.MaxAgeSeconds): check.MaxAgeSeconds = entry.Number; break;
            case nameof(check.FailAfter): check.FailAfter = entry.Count; break;
            case nameof(check.PassAfter): check.PassAfter = entry.Count; break;
        }
    }

    private static void Apply(SettingEntry entry, HealthSubsetSettings subset)
    {
        switch (entry.Key.Name)
        {
            case nameof(subset.Enabled): subset.Enabled = entry.Boolean; break;
            case nameof(subset.DeadlineSeconds): subset.DeadlineSeconds = entry.Number; break;
            case nameof(subset.FreshSeconds): subset.FreshSeconds = entry.Number; break;
            case nameof(subset.WarningsAsErrors): subset.WarningsAsErrors = entry.Boolean; break;
            case nameof(subset.HealthyStatusCode): subset.HealthyStatusCode = entry.Count; break;
            case nameof(subset.DegradedStatusCode): subset.DegradedStatusCode = entry.Count; break;
            case nameof(subset.UnhealthyStatusCode): subset.UnhealthyStatusCode = entry.Count; break;
            case nameof(subset.DrainingStatusCode): subset.DrainingStatusCode = entry.Count; break;
            case nameof(subset.FailAfter): subset.FailAfter = entry.Count; break;
            case nameof(subset.PassAfter): subset.PassAfter = entry.Count; break;
            case nameof(subset.MaxParallel): subset.MaxParallel = entry.Count; break;
        }
    }
}
