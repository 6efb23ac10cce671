namespace HealthChecks;

/// <summary>Every key of the configuration section <c>HealthChecks</c>. The build and the engine agree by sharing it.</summary>
internal static class SettingKeys
{
    public const string Section = "HealthChecks";

    /// <summary>The section below which every check has one of its own, by name.</summary>
    public const string Checks = "Checks";

    /// <summary>The section below which every subset has one of its own, by name.</summary>
    public const string Subsets = "Subsets";

    /// <summary>The section below which every tag has one of its own, by name.</summary>
    public const string Tags = "Tags";

    /// <summary>The section that is read by what sends alerts, and not looked into here.</summary>
    public const string Alerts = "Alerts";

    public static readonly SettingKey[] All =
    [
        new(SettingScope.Application, "Enabled", SettingKind.Boolean),
        new(SettingScope.Application, "FreshSeconds", SettingKind.Seconds),
        new(SettingScope.Application, "Sequential", SettingKind.Boolean),
        new(SettingScope.Application, "DrainSeconds", SettingKind.Seconds),
        new(SettingScope.Application, "RaiseThreadPoolMinimum", SettingKind.Boolean, needsRestart: true),
        new(SettingScope.Application, "Socket", SettingKind.Text, needsRestart: true),
        new(SettingScope.Application, "LivenessListenerPort", SettingKind.Port, needsRestart: true),
        new(SettingScope.Application, "StarvationWarningSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Application, "StarvationReadinessSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Application, "StarvationLivenessSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Application, "Path", SettingKind.Path, needsRestart: true),
        new(SettingScope.Application, "LivenessPath", SettingKind.Path, needsRestart: true),
        new(SettingScope.Application, "PathBase", SettingKind.Path, needsRestart: true),
        new(SettingScope.Application, "Anonymous", SettingKind.Word, needsRestart: true, words: ["Status", "Names", "Full"]),
        new(SettingScope.Application, "Port", SettingKind.Port, needsRestart: true),
        new(SettingScope.Application, "AllowedNetworks", SettingKind.Networks, needsRestart: true),
        new(SettingScope.Application, "TrustedProxies", SettingKind.Networks, needsRestart: true),
        new(SettingScope.Application, "DetailsHeader", SettingKind.Text, needsRestart: true),
        new(SettingScope.Application, "DetailsSecret", SettingKind.Text, needsRestart: true),
        new(SettingScope.Application, "RequestTelemetry", SettingKind.Boolean, needsRestart: true),
        new(SettingScope.Application, "HeartbeatFile", SettingKind.Text, needsRestart: true),
        new(SettingScope.Application, "HeartbeatIntervalSeconds", SettingKind.PositiveSeconds, needsRestart: true),
        new(SettingScope.Application, "HeartbeatMaxAgeSeconds", SettingKind.PositiveSeconds, needsRestart: true),
        new(SettingScope.Application, "CacheKeyPrefix", SettingKind.Text, needsRestart: true),

        new(SettingScope.Check, "Enabled", SettingKind.Boolean),
        new(SettingScope.Check, "TimeoutSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Check, "FreshSeconds", SettingKind.Seconds),
        new(SettingScope.Check, "EverySeconds", SettingKind.Seconds),
        new(SettingScope.Check, "MaxAgeSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Check, "FailAfter", SettingKind.Count),
        new(SettingScope.Check, "PassAfter", SettingKind.Count),

        new(SettingScope.Subset, "Enabled", SettingKind.Boolean),
        new(SettingScope.Subset, "DeadlineSeconds", SettingKind.PositiveSeconds),
        new(SettingScope.Subset, "FreshSeconds", SettingKind.Seconds),
        new(SettingScope.Subset, "WarningsAsErrors", SettingKind.Boolean),
        new(SettingScope.Subset, "HealthyStatusCode", SettingKind.StatusCode),
        new(SettingScope.Subset, "DegradedStatusCode", SettingKind.StatusCode),
        new(SettingScope.Subset, "UnhealthyStatusCode", SettingKind.StatusCode),
        new(SettingScope.Subset, "DrainingStatusCode", SettingKind.StatusCode),
        new(SettingScope.Subset, "FailAfter", SettingKind.Count),
        new(SettingScope.Subset, "PassAfter", SettingKind.Count),
        new(SettingScope.Subset, "MaxParallel", SettingKind.Count),

        new(SettingScope.Tag, "Enabled", SettingKind.Boolean),
    ];

    /// <summary>The key of a name, whatever its letter case; null when there is none.</summary>
    public static SettingKey? Find(SettingScope scope, string name) =>
        Array.Find(All, key => key.Scope == scope && string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What may stand in a section of the scope: its keys, and in that of the application the sections as well.</summary>
    public static List<string> NamesIn(SettingScope scope)
    {
        var names = new List<string>();
        foreach (var key in All)
        {
            if (key.Scope == scope)
                names.Add(key.Name);
        }

        if (scope == SettingScope.Application)
            names.AddRange([Checks, Subsets, Tags, Alerts]);
        return names;
    }

    /// <summary>The section of a scope, below which there is one for each name; that of the application is the whole.</summary>
    public static string SectionOf(SettingScope scope) => scope switch
    {
        SettingScope.Check => Section + ":" + Checks,
        SettingScope.Subset => Section + ":" + Subsets,
        SettingScope.Tag => Section + ":" + Tags,
        _ => Section,
    };

    /// <summary>What a scope is called.</summary>
    public static string WordFor(SettingScope scope) => scope switch
    {
        SettingScope.Check => "check",
        SettingScope.Subset => "subset",
        SettingScope.Tag => "tag",
        _ => "application",
    };
}
