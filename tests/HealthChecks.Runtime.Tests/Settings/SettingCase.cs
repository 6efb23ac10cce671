namespace HealthChecks.Tests;

/// <summary>One key with a value that is right and values that are not.</summary>
internal sealed class SettingCase(string path, string valid, object value, params string[] invalid)
{
    /// <summary>Each key of the table, in its order.</summary>
    public static readonly SettingCase[] All =
    [
        new("Enabled", "false", false, "no", "0", "1"),
        new("FreshSeconds", "0", 0.0, "-1", "86401", "NaN", "soon"),
        new("Sequential", "true", true, "yes"),
        new("DrainSeconds", "2.5", 2.5, "-0.1", "1,5", "00:00:10"),
        new("RaiseThreadPoolMinimum", "False", false, "off"),
        new("Socket", "/run/health.sock", "/run/health.sock"),
        new("LivenessListenerPort", "8081", 8081, "0", "65536", "80.5", "http"),
        new("StarvationWarningSeconds", "0.5", 0.5, "0", "-1", "Infinity"),
        new("StarvationReadinessSeconds", "5", 5.0, "0", "5s"),
        new("StarvationLivenessSeconds", "3e1", 30.0, "0", "30 s"),
        new("Path", "/probes", "/probes", "probes", "/pro bes", "/{probes}"),
        new("LivenessPath", "/alive", "/alive", "alive", "/alive?now"),
        new("PathBase", "/shop", "/shop", "shop", "/shop#"),
        new("Anonymous", "status", "status", "Everything", "1", "Status,Full"),
        new("Port", "8081", "8081", "0", "65536", "health"),
        new("AllowedNetworks", "10.0.0.0/8, fd00::/8, 192.0.2.1", "10.0.0.0/8, fd00::/8, 192.0.2.1", "10.0.0.0/33", "localhost", "10.0.0.0/8;10.1.2.3", "10.0.0.0/8,"),
        new("TrustedProxies", "172.16.0.1", "172.16.0.1", "fd00::/129", "10.0.0.0/-1", "10.0.0.0/8/8"),
        new("DetailsHeader", "X-Operator", "X-Operator"),
        new("DetailsSecret", "correct horse battery staple", "correct horse battery staple"),
        new("RequestTelemetry", "true", "true", "yes", "1"),
        new("HeartbeatFile", "/run/worker.beat", "/run/worker.beat"),
        new("HeartbeatIntervalSeconds", "0.5", "0.5", "0", "86401", "often"),
        new("HeartbeatMaxAgeSeconds", "30", "30", "0", "NaN"),
        new("CacheKeyPrefix", "shop-probe", "shop-probe"),

        new("Checks:database:Enabled", "false", false, "nope"),
        new("Checks:database:TimeoutSeconds", "2.5", 2.5, "0", "-1", "86401", "2,5"),
        new("Checks:database:FreshSeconds", "0", 0.0, "-1", "86401"),
        new("Checks:database:EverySeconds", "0", 0.0, "-1", "often"),
        new("Checks:database:MaxAgeSeconds", "86400", 86400.0, "0", "86400.1"),
        new("Checks:database:FailAfter", "3", 3, "0", "1001", "2.5"),
        new("Checks:database:PassAfter", "1000", 1000, "-1", "many"),

        new("Subsets:readiness:Enabled", "TRUE", true, "y"),
        new("Subsets:readiness:DeadlineSeconds", "0.5", 0.5, "0", "soon"),
        new("Subsets:readiness:FreshSeconds", "10", 10.0, "-1"),
        new("Subsets:readiness:WarningsAsErrors", "true", true, "error"),
        new("Subsets:readiness:HealthyStatusCode", "204", 204, "199", "600", "OK"),
        new("Subsets:readiness:DegradedStatusCode", "200", 200, "0"),
        new("Subsets:readiness:UnhealthyStatusCode", "500", 500, "5e2"),
        new("Subsets:readiness:DrainingStatusCode", "599", 599, "-503"),
        new("Subsets:readiness:FailAfter", "2", 2, "0"),
        new("Subsets:readiness:PassAfter", "2", 2, "1001"),
        new("Subsets:readiness:MaxParallel", "4", 4, "0", "all"),

        new("Tags:slow:Enabled", "false", false, "disabled"),
    ];

    /// <summary>The key below the section.</summary>
    public string Path { get; } = path;

    public string Valid { get; } = valid;

    /// <summary>What the valid text means.</summary>
    public object Value { get; } = value;

    public string[] Invalid { get; } = invalid;

    public string Name => Path.Split(':')[^1];

    public SettingScope Scope => Path.Split(':')[0] switch
    {
        "Checks" => SettingScope.Check,
        "Subsets" => SettingScope.Subset,
        "Tags" => SettingScope.Tag,
        _ => SettingScope.Application,
    };

    public SettingKey Key => SettingKeys.Find(Scope, Name)!;

    /// <summary>Whether it is of endpoints or a built-in check, and so none of the engine's options.</summary>
    public bool IsOfEndpoints => Scope == SettingScope.Application && typeof(HealthOptions).GetProperty(Name) is null;

    /// <summary>What the options say for the key.</summary>
    public object? In(HealthOptions options) => Scope switch
    {
        SettingScope.Check => Read(options.Checks.TryGetValue("database", out var check) ? check : new HealthCheckSettings()),
        SettingScope.Subset => Read(options.Subsets.TryGetValue("readiness", out var subset) ? subset : new HealthSubsetSettings()),
        SettingScope.Tag => options.Tags.TryGetValue("slow", out var enabled) ? enabled : null,
        _ => Read(options),
    };

    /// <summary>Sets the value as code does.</summary>
    public void Set(HealthOptions options, object value)
    {
        object target = Scope switch
        {
            SettingScope.Check => options.Checks["database"] = new HealthCheckSettings(),
            SettingScope.Subset => options.Subsets["readiness"] = new HealthSubsetSettings(),
            _ => options,
        };
        target.GetType().GetProperty(Name)!.SetValue(target, value);
    }

    public static SettingCase Of(string path) => All.Single(each => each.Path == path);

    private object? Read(object target) => target.GetType().GetProperty(Name)!.GetValue(target);
}
