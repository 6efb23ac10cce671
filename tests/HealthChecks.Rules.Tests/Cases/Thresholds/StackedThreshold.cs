using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Thresholds;

internal sealed class StackedThreshold : RuleCases
{
    public StackedThreshold()
        : base("HCK113")
    {
        ReportsWhatIsSlow();
        CountsWhatASubsetWaitsFor();
        IsSilentAboutWhatIsQuickOrNotProbed();
        KnowsWhatItCannotKnow();

        Fixes("by removing the only argument", Method("FailAfter = 5"), Method(""));
        Fixes("by removing the first argument", Method("FailAfter = 5, PassAfter = 2"), Method("PassAfter = 2"));
        Fixes("by removing the last argument", Method("\"database\", FailAfter = 5"), Method("\"database\""));
        Fixes("by removing one of several lines", Method("\"database\",\n        FailAfter = 5,\n        PassAfter = 2"), Method("\"database\",\n        PassAfter = 2"));
        FixesAll(
            "everywhere",
            Registry("", Declaration("FailAfter = 5") + Declaration("\"b\", FailAfter = 9", name: "B")),
            Registry("", Declaration("") + Declaration("\"b\"", name: "B")));
    }

    private void ReportsWhatIsSlow()
    {
        Reports("a check that is run when the probe asks", TestProject.Of(Method("[|FailAfter = 5|]")), "about 70 s until the orchestrator acts on a failure of 'database': FailAfter = 5, and then 3 failed probes of 'readiness'");
        Reports("a check that is run in the background", TestProject.Of(Method("EverySeconds = 15.5, [|FailAfter = 2|]")), "about 61 s");
        Reports("what the check costs without it", TestProject.Of(Method("EverySeconds = 30, [|FailAfter = 3|], PassAfter = 2")), "remove it (about 60 s)");
        Reports("a class", """
            [HealthRegistry, HealthSubset("ready")] public partial class AppHealth;

            [HealthCheck("queue", [|FailAfter = 8|]), InSubset("ready")]
            public sealed class QueueCheck : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy());
            }
            """);
        Reports("a constant, and a subset whose kind is set", """
            [HealthRegistry, HealthSubset("traffic", Probe = ProbeKind.Liveness)]
            public partial class AppHealth
            {
                const int Patience = 6;
                [HealthCheck([|FailAfter = Patience|]), InSubset(Subsets.Traffic)] static HealthCheckResult Database() => default;
            }
            """);
        Reports("a member by inclusion", Registry(", HealthSubset(\"all\", Probe = ProbeKind.None), HealthSubset(\"live\", Includes = [\"all\"])", Declaration("[|FailAfter = 5|]", "\"all\"")));
        Reports("a member that is critical in one of two inclusions", """
            [HealthRegistry, HealthSubset("a"), HealthSubset("b"), HealthSubset("c", Includes = ["b"]), HealthSubset("readiness", Includes = ["a", "c"])]
            public partial class AppHealth
            {
                [HealthCheck([|FailAfter = 5|]), InSubset("a", Critical = false), InSubset("b")] static HealthCheckResult Database() => default;
            }
            """);
        Reports("a member that is critical here only", Registry("", "[HealthCheck(Critical = false, [|FailAfter = 5|]), InSubset(\"readiness\", Critical = true)] static HealthCheckResult Database() => default;"));
        Reports("the project's own figures", TestProject.Of(Method("[|FailAfter = 2|]")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "20").Add("HealthChecksProbeFailureThreshold", "3"),
        }, "about 80 s");
        Reports("a check in a subset that an included registry declares", TestProject.Of("""
            [HealthRegistry, IncludeRegistry<LibraryHealth>] public partial class AppHealth
            {
                [HealthCheck([|FailAfter = 5|]), InSubset("readiness")] static HealthCheckResult Database() => default;
            }
            [HealthRegistry, HealthSubset("readiness")] public partial class LibraryHealth;
            """));
        Reports("a probe that fails at once", TestProject.Of(Method("[|FailAfter = 7|], MaxAgeSeconds = 60")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "10.5").Add("HealthChecksProbeFailureThreshold", "1"),
        }, "about 73.5 s until the orchestrator acts on a failure of 'database': FailAfter = 7, and then 1 failed probe of");
    }

    private void CountsWhatASubsetWaitsFor()
    {
        Reports("a check in a subset that waits too", TestProject.Of(Waiting("FailAfter = 2", "[HealthCheck([|FailAfter = 4|]), InSubset(\"readiness\")]")), "about 70 s until the orchestrator acts on a failure of 'database': FailAfter = 4, and then FailAfter = 2 and 3 failed probes of 'readiness'; lower FailAfter, or leave the counting to the prober and remove it (about 40 s)");
        Reports("a check in the background, in a subset that waits too", TestProject.Of(Waiting("FailAfter = 3", "[HealthCheck(EverySeconds = 10, [|FailAfter = 2|]), InSubset(\"readiness\")]")), "about 70 s");
        Reports("a subset that waits alone", TestProject.Of(Waiting("[|FailAfter = 5|]", "[HealthCheck, InSubset(\"readiness\")]")), "about 70 s until the orchestrator acts on a failure of 'readiness': FailAfter = 5, and then 3 failed probes of 'readiness'; lower FailAfter, or leave the counting to the prober and remove it (about 30 s)");
        Reports("a subset of several checks, once", Waiting("[|FailAfter = 5|]", "[HealthCheck, InSubset(\"readiness\")] static HealthCheckResult Queue() => default; [HealthCheck, InSubset(\"readiness\")]"));
        Reports("both where each is slow", Waiting("[|FailAfter = 9|]", "[HealthCheck([|FailAfter = 9|]), InSubset(\"readiness\")]"));
        Reports("the subset that is slow, of two", TestProject.Of("""
            [HealthRegistry, HealthSubset("live"), HealthSubset("ready", FailAfter = 3)] public partial class AppHealth
            {
                [HealthCheck([|FailAfter = 3|]), InSubset("live"), InSubset("ready")] static HealthCheckResult Database() => default;
            }
            """), "of 'ready'");
        Reports("the registry's own setting, which wins over that of what it includes", """
            [HealthRegistry, HealthSubset("readiness", FailAfter = 2), IncludeRegistry<LibraryHealth>] public partial class AppHealth
            {
                [HealthCheck([|FailAfter = 4|]), InSubset("readiness")] static HealthCheckResult Database() => default;
            }
            [HealthRegistry, HealthSubset("readiness", FailAfter = 1)] public partial class LibraryHealth;
            """);

        IsSilent("both within the budget", Waiting("FailAfter = 2", "[HealthCheck(FailAfter = 3), InSubset(\"readiness\")]"));
        IsSilent("a subset that waits within the budget", Waiting("FailAfter = 4", "[HealthCheck, InSubset(\"readiness\")]"));
        IsSilent("a subset that waits, and no check is critical there", Waiting("FailAfter = 50", "[HealthCheck, InSubset(\"readiness\", Critical = false)]"));
        IsSilent("a subset that waits, of no probe", Waiting("Probe = ProbeKind.None, FailAfter = 50", "[HealthCheck(FailAfter = 9), InSubset(\"readiness\")]"));
        IsSilent("a subset that recovers slowly", Waiting("PassAfter = 50", "[HealthCheck, InSubset(\"readiness\")]"));
        IsSilent("probes too far apart for a subset to count them together", TestProject.Of(Waiting("FailAfter = 3", "[HealthCheck, InSubset(\"readiness\")]")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "31"),
        });
        IsUnknown("a subset's count that the engine rejects", Waiting("FailAfter = {|HCK002:1001|}", "[HealthCheck(FailAfter = 4), InSubset(\"readiness\")]"));
        IsUnknown("a subset's count that another registry overrides", """
            [HealthRegistry, HealthSubset("readiness", FailAfter = 1), IncludeRegistry<LibraryHealth>] public partial class AppHealth;
            [HealthRegistry, HealthSubset("readiness", FailAfter = 50)] public partial class LibraryHealth
            {
                [HealthCheck, InSubset("readiness")] static HealthCheckResult Database() => default;
            }
            """);
        IsUnknown("included registries that disagree", """
            [HealthRegistry, IncludeRegistry<OneHealth>, IncludeRegistry<TwoHealth>] public partial class AppHealth
            {
                [HealthCheck, InSubset("readiness")] static HealthCheckResult Database() => default;
            }
            [HealthRegistry, HealthSubset("readiness", FailAfter = 50)] public partial class OneHealth;
            [HealthRegistry, HealthSubset("readiness", FailAfter = 60)] public partial class TwoHealth;
            """);
        Fixes("of a subset by removing it", Waiting("Tags = [\"ready\"], FailAfter = 5", "[HealthCheck, InSubset(\"readiness\")]"), Waiting("Tags = [\"ready\"]", "[HealthCheck, InSubset(\"readiness\")]"));
    }

    private static string Waiting(string subset, string check) => $$"""
        [HealthRegistry, HealthSubset("readiness", {{subset}})]
        public partial class AppHealth
        {
            {{check}} static HealthCheckResult Database() => default;
        }
        """;

    private void IsSilentAboutWhatIsQuickOrNotProbed()
    {
        IsSilent("a time within the budget", Method("FailAfter = 4"));
        IsSilent("a time within the budget in the background", Method("FailAfter = 3, EverySeconds = 10"));
        IsSilent("one reading that is enough", Method("FailAfter = 1, EverySeconds = 300"));
        IsSilent("a slow recovery", Method("PassAfter = 100"));
        IsSilent("a member that is not critical", Registry("", Declaration("FailAfter = 9, Critical = false")));
        IsSilent("a member whose own membership overrides an inclusion", """
            [HealthRegistry, HealthSubset("all"), HealthSubset("readiness", Includes = ["all"])]
            public partial class AppHealth
            {
                [HealthCheck(FailAfter = 9), InSubset("all"), InSubset("readiness", Critical = false)] static HealthCheckResult Database() => default;
            }
            """);
        IsSilent("a subset that no orchestrator asks for", Registry(", HealthSubset(\"integrations\")", Declaration("FailAfter = 9", "\"integrations\"")));
        IsSilent("a subset that is no probe although it has the name of one", """
            [HealthRegistry, HealthSubset("readiness", Probe = ProbeKind.None)]
            public partial class AppHealth { [HealthCheck(FailAfter = 9), InSubset("readiness")] static HealthCheckResult Database() => default; }
            """);
        IsSilent("a startup gate, whose first reading counts at once", Registry(", HealthSubset(\"startup\")", Declaration("FailAfter = 9", "\"startup\"")));
        IsSilent("a subset that stays passed", """
            [HealthRegistry, HealthSubset("readiness", Latch = true)]
            public partial class AppHealth { [HealthCheck(FailAfter = 9), InSubset("readiness")] static HealthCheckResult Database() => default; }
            """);
        IsSilent("a quicker prober", TestProject.Of(Method("FailAfter = 9")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "2").Add("HealthChecksProbeFailureThreshold", ""),
        });
        IsSilent("readings too far apart to be counted together", TestProject.Of(Method("FailAfter = 3")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "31"),
        });
        IsSilent("background readings too far apart to be counted together", Method("FailAfter = 3, EverySeconds = 60, MaxAgeSeconds = 50"));
        IsSilent("a check in no subset", Registry("", "[HealthCheck(FailAfter = 9)] static HealthCheckResult Database() => default;"));
        IsSilent("an attribute of the same name", """
            [HealthRegistry, HealthSubset("readiness")] public partial class AppHealth;
            namespace Other
            {
                class HealthCheckAttribute : Attribute { public int FailAfter { get; set; } }
                [HealthCheck(FailAfter = 9), InSubset("readiness")] class Database;
            }
            """);
    }

    private void KnowsWhatItCannotKnow()
    {
        IsUnknown("a check whose registry could be one of two", """
            [HealthRegistry, HealthSubset("readiness")] public partial class AppHealth;
            [HealthRegistry, HealthSubset("readiness")] public partial class OtherHealth;
            [HealthCheck(FailAfter = 9), InSubset("readiness")]
            public sealed class {|HCK108:QueueCheck|} : IHealthCheck
            {
                public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                    Task.FromResult(HealthCheckResult.Healthy());
            }
            """);
        IsUnknown("a registry of this project that says otherwise", """
            [HealthRegistry, HealthSubset("readiness", Probe = ProbeKind.None), IncludeRegistry<LibraryHealth>] public partial class AppHealth;
            [HealthRegistry, HealthSubset("readiness", Probe = ProbeKind.Readiness)] public partial class LibraryHealth
            {
                [HealthCheck(FailAfter = 9), InSubset("readiness")] static HealthCheckResult Database() => default;
            }
            """);
        IsUnknown("figures that are no figures", TestProject.Of(Method("FailAfter = 9")) with
        {
            BuildProperties = TestProject.Of().BuildProperties.Add("HealthChecksProbePeriodSeconds", "$(Period)"),
        });
        IsUnknown("settings that the engine rejects", Method("FailAfter = 1001") + "\n" + Method("FailAfter = 9, EverySeconds = -1", "OtherHealth"));
        IsUnknown("a check that cannot be used", """
            [HealthRegistry, HealthSubset("readiness")]
            public partial class AppHealth { [HealthCheck(FailAfter = 9), InSubset("readiness")] static string {|HCK004:Database|}() => ""; }
            """);
    }

    private static string Method(string arguments, string registry = "AppHealth") => Registry("", Declaration(arguments), registry);

    private static string Declaration(string arguments, string subset = "\"readiness\"", string name = "Database") =>
        $"[HealthCheck{(arguments.Length > 0 ? $"({arguments})" : "")}, InSubset({subset})] static HealthCheckResult {name}() => default;";

    private static string Registry(string subsets, string checks, string name = "AppHealth") => $$"""
        [HealthRegistry, HealthSubset("readiness"){{subsets}}]
        public partial class {{name}}
        {
            {{checks}}
        }
        """;
}
