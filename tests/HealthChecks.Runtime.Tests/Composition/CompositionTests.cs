namespace HealthChecks.Tests;

public sealed class CompositionTests
{
    [Fact]
    public void An_inclusion_brings_memberships_along_over_several_steps()
    {
        var registry = Compose(Declare.Registry(
            [
                new HealthSubsetDefinition("readiness"),
                new HealthSubsetDefinition("integrations") { Includes = ["readiness"] },
                new HealthSubsetDefinition("everything") { Includes = ["integrations"] },
            ],
            Declare.Check("database", new TestCheck(), "readiness"),
            Declare.Check("payments", new TestCheck(), Declare.NonCritical("integrations"))));

        Assert.Equal("database!", MembersOf(registry, "readiness"));
        Assert.Equal("database! payments", MembersOf(registry, "integrations"));
        Assert.Equal("database! payments", MembersOf(registry, "everything"));
    }

    [Fact]
    public void A_membership_of_its_own_overrides_one_that_an_inclusion_brings()
    {
        var registry = Compose(Declare.Registry(
            [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations") { Includes = ["readiness"] }],
            Declare.Check("cache", new TestCheck(), [new HealthMembership("readiness"), new HealthMembership("integrations", Critical: false)])));

        Assert.Equal("cache!", MembersOf(registry, "readiness"));
        Assert.Equal("cache", MembersOf(registry, "integrations"));
    }

    [Fact]
    public void Of_two_inclusions_the_stricter_holds()
    {
        var registry = Compose(Declare.Registry(
            [new HealthSubsetDefinition("a"), new HealthSubsetDefinition("b"), new HealthSubsetDefinition("both") { Includes = ["a", "b"] }],
            Declare.Check("cache", new TestCheck(), [new HealthMembership("a", Critical: false), new HealthMembership("b")])));

        Assert.Equal("cache!", MembersOf(registry, "both"));
    }

    [Fact]
    public void An_included_registry_brings_its_checks_and_subsets_with_its_prefix()
    {
        var library = Library("Billing", [new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));
        var registry = Compose(Including(
            Declare.Readiness(Declare.Check("database", new TestCheck())),
            new HealthRegistryInclude(library, "billing.")));

        Assert.Equal(["billing.database", "database"], registry.Checks.Select(static check => check.Name));
        Assert.Equal("billing.database! database!", MembersOf(registry, "readiness"));
    }

    [Fact]
    public void Prefixes_add_up_on_the_way()
    {
        var inner = Library("Inner", [new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));
        var outer = Including(Library("Outer", []), new HealthRegistryInclude(inner, "inner."));
        var registry = Compose(Including(Declare.Registry([]), new HealthRegistryInclude(outer, "outer.")));

        Assert.Equal("outer.inner.database", Assert.Single(registry.Checks).Name);
    }

    [Fact]
    public void A_registry_reached_on_two_ways_counts_once()
    {
        var shared = Library("Shared", [new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));
        var left = Including(Library("Left", []), new HealthRegistryInclude(shared));
        var right = Including(Library("Right", []), new HealthRegistryInclude(shared));
        var registry = Compose(Including(Declare.Registry([]), new HealthRegistryInclude(left), new HealthRegistryInclude(right)));

        Assert.Equal("database!", MembersOf(registry, "readiness"));
    }

    [Fact]
    public void A_registry_reached_with_two_prefixes_is_an_error_until_the_application_includes_it_itself()
    {
        var shared = Library("Shared", [new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));
        var left = Including(Library("Left", []), new HealthRegistryInclude(shared, "left."));
        var right = Including(Library("Right", []), new HealthRegistryInclude(shared, "right."));

        var problem = ProblemOf(Including(Declare.Registry([]), new HealthRegistryInclude(left), new HealthRegistryInclude(right)));
        Assert.Contains("Tests.Shared is included with the prefix 'left.' and with the prefix 'right.'; include it in Tests.AppHealth itself", problem, StringComparison.Ordinal);

        var settled = Compose(Including(
            Declare.Registry([]),
            new HealthRegistryInclude(left),
            new HealthRegistryInclude(right),
            new HealthRegistryInclude(shared)));
        Assert.Equal("database!", MembersOf(settled, "readiness"));
    }

    [Fact]
    public void Subsets_of_one_name_merge_and_the_applications_settings_win()
    {
        var library = Library(
            "Billing",
            [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 3, FreshSeconds = 4, Tags = ["billing"], WarningsAsErrors = true }],
            Declare.Check("billing", new TestCheck()));
        var registry = Compose(Including(
            Declare.Registry(
                [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2, Tags = ["ready"] }],
                Declare.Check("database", new TestCheck())),
            new HealthRegistryInclude(library)));

        var subset = Assert.Single(registry.Subsets);
        Assert.Equal(2, subset.Definition.DeadlineSeconds);
        Assert.Equal(4, subset.Definition.FreshSeconds);
        Assert.True(subset.Definition.WarningsAsErrors);
        Assert.Equal(["ready", "billing"], subset.Definition.Tags);
        Assert.Equal("billing! database!", MembersOf(registry, "readiness"));
    }

    [Fact]
    public void Two_libraries_that_differ_are_an_error_until_the_application_settles_it()
    {
        var left = Library("Left", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2 }]);
        var right = Library("Right", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 3 }]);

        var problem = ProblemOf(Including(Declare.Registry([]), new HealthRegistryInclude(left), new HealthRegistryInclude(right)));
        Assert.Contains("Tests.Left and Tests.Right set DeadlineSeconds of the subset 'readiness' differently; set it in Tests.AppHealth", problem, StringComparison.Ordinal);

        var settled = Compose(Including(
            Declare.Registry([new HealthSubsetDefinition("readiness") { DeadlineSeconds = 1 }]),
            new HealthRegistryInclude(left),
            new HealthRegistryInclude(right)));
        Assert.Equal(1, Assert.Single(settled.Subsets).Definition.DeadlineSeconds);
    }

    [Fact]
    public void Two_libraries_that_agree_are_no_error()
    {
        var left = Library("Left", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2 }]);
        var right = Library("Right", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2, FreshSeconds = 3 }]);
        var registry = Compose(Including(Declare.Registry([]), new HealthRegistryInclude(left), new HealthRegistryInclude(right)));

        Assert.Equal(2, Assert.Single(registry.Subsets).Definition.DeadlineSeconds);
        Assert.Equal(3, Assert.Single(registry.Subsets).Definition.FreshSeconds);
    }

    [Fact]
    public void A_library_settles_what_it_includes_wherever_it_stands_itself()
    {
        var inner = Library("Inner", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 3, FreshSeconds = 4 }]);
        var outer = Including(
            Library("Outer", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2 }]),
            new HealthRegistryInclude(inner));
        // The application includes the inner one first, and as near as the outer one.
        var registry = Compose(Including(Declare.Registry([]), new HealthRegistryInclude(inner), new HealthRegistryInclude(outer)));

        Assert.Equal(2, Assert.Single(registry.Subsets).Definition.DeadlineSeconds);
        Assert.Equal(4, Assert.Single(registry.Subsets).Definition.FreshSeconds);
    }

    [Theory]
    [InlineData("a", "'a' → 'a'")]
    [InlineData("b", "'a' → 'b' → 'a'")]
    [InlineData("c", "'a' → 'b' → 'c' → 'a'")]
    public void Subsets_that_include_each_other_are_an_error_that_shows_the_circle(string last, string circle)
    {
        var subsets = new List<HealthSubsetDefinition>();
        for (var name = 'a'; name <= last[0]; name++)
            subsets.Add(new HealthSubsetDefinition(name.ToString()) { Includes = [name == last[0] ? "a" : ((char)(name + 1)).ToString()] });

        Assert.Equal(1, Occurrences(ProblemOf(Declare.Registry([.. subsets])), circle));
    }

    [Fact]
    public void An_unknown_subset_is_an_error_that_names_the_check_the_subset_and_the_nearest_name()
    {
        var problem = ProblemOf(Declare.Readiness(Declare.Check("database", new TestCheck(), "readyness")));

        Assert.Contains("the check 'database' (Tests.database) is in the subset 'readyness', which nobody declares; did you mean 'readiness'?", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_subset_that_resembles_none_lists_those_that_there_are()
    {
        var problem = ProblemOf(Declare.Registry([new HealthSubsetDefinition("b"), new HealthSubsetDefinition("a")], Declare.Check("database", new TestCheck(), "integrations")));

        Assert.Contains("declare it with [HealthSubset], or use one of 'a', 'b'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_inclusion_is_an_error()
    {
        var problem = ProblemOf(Declare.Registry([new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations") { Includes = ["readines"] }]));

        Assert.Contains("the subset 'integrations' includes 'readines', which nobody declares; did you mean 'readiness'?", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Database")]
    [InlineData("data base")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("..")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void A_name_that_is_not_one_url_segment_and_one_metric_label_is_an_error(string name)
    {
        Assert.Contains($"the check '{name}' (Tests.{name}) has a name", ProblemOf(Declare.Readiness(Declare.Check(name, new TestCheck()))), StringComparison.Ordinal);
        Assert.Contains($"the subset '{name}' of Tests.AppHealth has a name", ProblemOf(Declare.Registry([new HealthSubsetDefinition(name)])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_counts_as_part_of_the_name()
    {
        var library = Library("Billing", [new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));

        Assert.Contains("'Billing:database'", ProblemOf(Including(Declare.Registry([]), new HealthRegistryInclude(library, "Billing:"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(86401.0)]
    public void Impossible_timing_is_an_error(double seconds)
    {
        var check = new TestCheck();
        Assert.Contains("TimeoutSeconds of the check 'database'", ProblemOf(Declare.Readiness(Declare.Check("database", check, timeout: seconds))), StringComparison.Ordinal);
        Assert.Contains("EverySeconds of the check 'database'", ProblemOf(Declare.Readiness(Declare.Check("database", check, every: seconds))), StringComparison.Ordinal);
        Assert.Contains("MaxAgeSeconds of the check 'database'", ProblemOf(Declare.Readiness(Declare.Check("database", check, maxAge: seconds))), StringComparison.Ordinal);
        Assert.Contains(
            "DeadlineSeconds of the subset 'readiness'",
            ProblemOf(Declare.Registry([new HealthSubsetDefinition("readiness") { DeadlineSeconds = seconds }])),
            StringComparison.Ordinal);
        if (seconds != 0)
            Assert.Contains("FreshSeconds of the check 'database'", ProblemOf(Declare.Readiness(Declare.Check("database", check, fresh: seconds))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void An_impossible_number_of_readings_in_a_row_is_an_error(int count)
    {
        var check = new TestCheck();
        Assert.Contains(
            $"FailAfter of the check 'database' (Tests.database) is {count}; use 1 to 1000",
            ProblemOf(Declare.Readiness(Declare.Check("database", check, failAfter: count))),
            StringComparison.Ordinal);
        Assert.Contains("PassAfter of the check 'database'", ProblemOf(Declare.Readiness(Declare.Check("database", check, passAfter: count))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(600)]
    public void An_impossible_status_code_is_an_error(int code) => Assert.Contains(
        "UnhealthyStatusCode of the subset 'readiness'",
        ProblemOf(Declare.Registry([new HealthSubsetDefinition("readiness") { UnhealthyStatusCode = code }])),
        StringComparison.Ordinal);

    [Fact]
    public void Two_checks_of_one_name_are_an_error_that_names_both_sources()
    {
        var library = Library("Billing", [], Declare.Check("database", new TestCheck(), []));
        var problem = ProblemOf(Including(
            Declare.Readiness(new HealthCheckDefinition("database", static _ => new TestCheck()) { Source = "AppHealth.Database" }),
            new HealthRegistryInclude(library)));

        Assert.Contains("two checks are named 'database'", problem, StringComparison.Ordinal);
        Assert.Contains("AppHealth.Database", problem, StringComparison.Ordinal);
        Assert.Contains("Tests.database", problem, StringComparison.Ordinal);
        Assert.Contains("Prefix", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subset_declared_twice_and_a_membership_declared_twice_are_errors()
    {
        Assert.Contains(
            "Tests.AppHealth declares the subset 'readiness' twice",
            ProblemOf(Declare.Registry([new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("readiness")])),
            StringComparison.Ordinal);
        Assert.Contains(
            "is in the subset 'readiness' twice",
            ProblemOf(Declare.Readiness(Declare.Check("database", new TestCheck(), "readiness", "readiness"))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_in_one_message()
    {
        var left = Library("Left", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 2 }]);
        var right = Library("Right", [new HealthSubsetDefinition("readiness") { DeadlineSeconds = 3 }], Declare.Check("twice", new TestCheck(), []));
        var problem = ProblemOf(Including(
            Declare.Registry(
                [
                    new HealthSubsetDefinition("a") { Includes = ["b"] },
                    new HealthSubsetDefinition("b") { Includes = ["a"] },
                    new HealthSubsetDefinition("Bad Name"),
                    new HealthSubsetDefinition("c") { Includes = ["d-subset"], FreshSeconds = -1 },
                ],
                Declare.Check("twice", new TestCheck(), []),
                Declare.Check("lost", new TestCheck(), "redinas"),
                Declare.Check("never", new TestCheck(), Declare.Membership("readiness"), timeout: 0)),
            new HealthRegistryInclude(left),
            new HealthRegistryInclude(right)));

        Assert.StartsWith("The health registry Tests.AppHealth cannot be used: ", problem, StringComparison.Ordinal);
        foreach (var expected in new[]
        {
            "'a' → 'b' → 'a'", "'Bad Name'", "'d-subset'", "FreshSeconds of the subset 'c'", "two checks are named 'twice'", "'redinas'", "TimeoutSeconds of the check 'never'",
            "DeadlineSeconds of the subset 'readiness' differently",
        })
        {
            Assert.Contains(expected, problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Subsets_are_listed_by_name_and_served_below_the_applications_mount()
    {
        var library = new HealthRegistryDefinition("Tests.Library") { Path = "/elsewhere", Subsets = [new HealthSubsetDefinition("a-library")] };
        var registry = Compose(new HealthRegistryDefinition("Tests.AppHealth")
        {
            Path = "/health/",
            Subsets = [new HealthSubsetDefinition("startup"), new HealthSubsetDefinition("readiness")],
            Includes = [new HealthRegistryInclude(library)],
        });

        Assert.Equal(["/health/a-library", "/health/readiness", "/health/startup"], registry.Subsets.Select(static subset => subset.Path));
        Assert.Equal("readiness", registry.FindSubset("Readiness")!.Name);
        Assert.Null(registry.FindSubset("nobody"));
    }

    private static ComposedHealthRegistry Compose(HealthRegistryDefinition root) => ComposedHealthRegistry.From(root);

    private static string ProblemOf(HealthRegistryDefinition root) =>
        Assert.Throws<InvalidOperationException>(() => ComposedHealthRegistry.From(root)).Message;

    private static string MembersOf(ComposedHealthRegistry registry, string subset) => string.Join(
        ' ',
        registry.FindSubset(subset)!.Members.Select(static member => member.Check.Name + (member.Critical ? "!" : "")));

    private static HealthRegistryDefinition Library(string name, HealthSubsetDefinition[] subsets, params HealthCheckDefinition[] checks) =>
        new("Tests." + name) { Subsets = subsets, Checks = checks };

    private static HealthRegistryDefinition Including(HealthRegistryDefinition registry, params HealthRegistryInclude[] includes) =>
        new(registry.Name) { Subsets = registry.Subsets, Checks = registry.Checks, Includes = includes };

    private static int Occurrences(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}
