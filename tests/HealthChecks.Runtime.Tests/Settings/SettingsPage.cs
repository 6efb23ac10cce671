using System.Text;

namespace HealthChecks.Tests;

/// <summary>Writes <c>docs/settings.md</c> from the table of keys. Update it with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c>.</summary>
internal static class SettingsPage
{
    /// <summary>What a key means, and its default, by scope and name.</summary>
    private static readonly Dictionary<string, (string Default, string Meaning)> Texts = new()
    {
        ["Application:Enabled"] = ("true", "whether the subsets are served; false: their paths are 404. Liveness always is"),
        ["Application:FreshSeconds"] = ("none", "the most seconds for which any reading is served again; 0: every probe runs the checks"),
        ["Application:Sequential"] = ("false", "whether checks run one after another"),
        ["Application:DrainSeconds"] = ("10; 0 in Development and without HTTP", "from the stop signal to the beginning of the stop: readiness fails, requests are served"),
        ["Application:RaiseThreadPoolMinimum"] = ("true", "whether the thread pool's minimum grows by the number of checks, 64 at most"),
        ["Application:Socket"] = ("none", "the path of a Unix socket on which the process answers `health` commands, 107 bytes long at most (103 on macOS); needs `AddHealthSockets()`"),
        ["Application:LivenessListenerPort"] = ("none", "the port of a listener that answers liveness from a thread of its own; needs `AddHealthSockets()`"),
        ["Application:StarvationWarningSeconds"] = ("none", "work waits this long for the thread pool: the log warns"),
        ["Application:StarvationReadinessSeconds"] = ("none", "work waits this long for the thread pool: readiness fails, `starved`"),
        ["Application:StarvationLivenessSeconds"] = ("none", "the thread pool does nothing for this long: liveness fails, `starved`"),
        ["Application:Path"] = ("the registry's, `/healthcheck`", "where `MapHealth` serves the subsets"),
        ["Application:LivenessPath"] = ("the registry's, `/healthcheck/liveness`", "where liveness is served"),
        ["Application:PathBase"] = ("the registry's, none", "what the application gives to `UsePathBase`"),
        ["Application:Anonymous"] = ("Names", "how much anybody is told outside Development"),
        ["Application:Port"] = ("none, every port", "the local port on which alone liveness and the subsets are served"),
        ["Application:AllowedNetworks"] = ("none", "from where everything is told; see [Who sees what](security.md)"),
        ["Application:TrustedProxies"] = ("none", "whose `X-Forwarded-For` is believed for `AllowedNetworks`"),
        ["Application:DetailsHeader"] = ("`X-Health-Secret`", "the header in which `DetailsSecret` is sent"),
        ["Application:DetailsSecret"] = ("none", "whoever sends it is told everything; at least 16 characters"),
        ["Application:RequestTelemetry"] = ("false", "whether probes are among the requests in the application's HTTP metrics, logs and spans"),
        ["Application:HeartbeatFile"] = ("one in a temporary folder", "the [file](checks/workers.md#heartbeat-file) in which the application says that it is alive; needs `AddHeartbeatFile()`"),
        ["Application:HeartbeatIntervalSeconds"] = ("1", "the time between two beats"),
        ["Application:HeartbeatMaxAgeSeconds"] = ("60", "an older beat is Unhealthy, `heartbeat-stale`; at least twice the interval"),
        ["Application:CacheKeyPrefix"] = ("`healthcheck`", "what the keys of the built-in cache checks begin with, where their `KeyPrefix` is not set in code"),
        ["Check:Enabled"] = ("true", "false: the check is absent, `disabled`, and has no vote"),
        ["Check:TimeoutSeconds"] = ("the check's, else 5", "a run that takes longer is Unhealthy, `timeout`"),
        ["Check:FreshSeconds"] = ("the check's, else the subset's", "for how long a reading is served again"),
        ["Check:EverySeconds"] = ("the check's, else 0", "the period of background runs; 0: on demand"),
        ["Check:MaxAgeSeconds"] = ("the check's, else 30; 3 × period + timeout in the background", "an older reading does not count; not less than `FreshSeconds`"),
        ["Check:FailAfter"] = ("the check's, else 1", "failing readings in a row before it counts as Unhealthy"),
        ["Check:PassAfter"] = ("the check's, else 1", "passing readings in a row before it passes again"),
        ["Subset:Enabled"] = ("true", "whether the subset is served; false: its paths are 404"),
        ["Subset:DeadlineSeconds"] = ("the subset's, else 0.8; 5 for None", "the answer is sent by then"),
        ["Subset:FreshSeconds"] = ("the subset's, else 1; 10 for None", "for how long a reading is served again"),
        ["Subset:WarningsAsErrors"] = ("the subset's, else false", "whether a critical member that is Degraded fails the subset"),
        ["Subset:HealthyStatusCode"] = ("the subset's, else 200", "the HTTP status for Healthy"),
        ["Subset:DegradedStatusCode"] = ("the subset's, else 200", "the HTTP status for Degraded"),
        ["Subset:UnhealthyStatusCode"] = ("the subset's, else 503", "the HTTP status for Unhealthy"),
        ["Subset:DrainingStatusCode"] = ("the subset's, else as for Unhealthy", "the HTTP status while the application drains"),
        ["Subset:FailAfter"] = ("the subset's, else 1", "failing evaluations in a row before it counts as Unhealthy"),
        ["Subset:PassAfter"] = ("the subset's, else 1", "passing evaluations in a row before it passes again"),
        ["Subset:MaxParallel"] = ("the subset's, else all", "how many of its checks run at the same time for it"),
        ["Tag:Enabled"] = ("true", "false: the checks with the tag are absent; a check's own `Enabled` is stronger"),
    };

    public static IEnumerable<string> Keys => Texts.Keys;

    public static string Write()
    {
        var page = new StringBuilder("""
            # Settings

            What an operator may turn without a new build stands in the section `HealthChecks` of the application's configuration. The tables are
            written from the keys themselves; a test keeps them so.

            ```json
            {
              "HealthChecks": {
                "DrainSeconds": 20,
                "Checks": { "session-cache": { "TimeoutSeconds": 3, "FailAfter": 2 } },
                "Subsets": { "readiness": { "DeadlineSeconds": 0.5 } },
                "Tags": { "slow": { "Enabled": false } }
              }
            }
            ```

            **Precedence.** Strongest first: code (`services.Configure<HealthOptions>(…)`, wherever it stands), the configuration, the attribute, the
            default. Among the sources of the configuration the later wins: in an ordinary host the command line over environment variables over
            `appsettings.json`. A blank value is none: it takes back what an earlier source says.

            **Environment variables.** Two underscores part a key: `HealthChecks__Checks__session_cache__TimeoutSeconds=3`. In the names of checks,
            subsets and tags `_`, `-` and `.` are the same, because a shell cannot export the latter two, and letter case never matters. Where an
            application has both `a-b` and `a_b`, settings of either are an error: rename one.

            **Values.** Numbers have a decimal point in whatever culture. Seconds may have fractions.

            **Mistakes.** At start an unknown key or name, a value outside its limits, a value in place of a section, and `FreshSeconds` above
            `MaxAgeSeconds` stop the application: the message names every one, and the nearest that exists. What code sets is held to the same
            limits.

            **Changes.** A configuration that changes while the application runs (`appsettings.json` is followed unless the host says otherwise) changes
            the settings at once, but for those marked *restart*. The log says which keys changed (61, `SettingsChanged`) and which wait for a restart
            (62, `SettingsNeedRestart`). A change with a mistake in it is refused as a whole: the settings from before stay, and the log says why, once
            (60, `SettingsRefused`). A key that is removed goes back to its default.


            """);
        Section(page, SettingScope.Application, "The application: `HealthChecks:<key>`");
        Section(page, SettingScope.Check, "A check: `HealthChecks:Checks:<check>:<key>`");
        Section(page, SettingScope.Subset, "A subset: `HealthChecks:Subsets:<subset>:<key>`");
        Section(page, SettingScope.Tag, "A tag: `HealthChecks:Tags:<tag>:<key>`");
        page.Append("From code only: `HealthOptions.TimeProvider`. `HealthChecks:Alerts` is a section of its own.\n");
        return page.ToString();
    }

    private static void Section(StringBuilder page, SettingScope scope, string title)
    {
        page.Append($"## {title}\n\n| key | type | limits | default | a change counts | meaning |\n|---|---|---|---|---|---|\n");
        foreach (var key in SettingKeys.All.Where(key => key.Scope == scope))
        {
            var (standard, meaning) = Texts[$"{scope}:{key.Name}"];
            page.Append($"| `{key.Name}` | {TypeOf(key.Kind)} | {key.Limits} | {standard} | {(key.NeedsRestart ? "restart" : "at once")} | {meaning} |\n");
        }

        page.Append('\n');
    }

    private static string TypeOf(SettingKind kind) => kind switch
    {
        SettingKind.Boolean => "boolean",
        SettingKind.PositiveSeconds or SettingKind.Seconds => "seconds",
        SettingKind.Count => "count",
        SettingKind.StatusCode => "HTTP status",
        SettingKind.Port => "port",
        SettingKind.Path => "path",
        SettingKind.Networks => "networks",
        SettingKind.Word => "word",
        _ => "text",
    };
}
