using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>What stops a start, beyond single keys.</summary>
public class SettingsProblemTests
{
    [Theory]
    [InlineData("Checks:databse:Enabled", "HealthChecks:Checks:databse is for a check that does not exist: did you mean 'database'?")]
    [InlineData("Checks:payments:Enabled", "HealthChecks:Checks:payments is for a check that does not exist: remove it, or use one of 'database', 'session-cache'")]
    [InlineData("Subsets:readines:Enabled", "HealthChecks:Subsets:readines is for a subset that does not exist: did you mean 'readiness'?")]
    [InlineData("Tags:slwo:Enabled", "HealthChecks:Tags:slwo is for a tag that does not exist: did you mean 'slow'?")]
    public async Task A_name_that_does_not_exist_is_named_with_the_nearest(string path, string problem)
    {
        await using var settings = new SettingsUnderTest((path, "true"));

        Assert.Equal(problem, settings.Problem());
    }

    [Theory]
    [InlineData("session-cache")]
    [InlineData("session_cache")]
    [InlineData("SESSION_CACHE")]
    [InlineData("session.cache")]
    public async Task A_name_may_be_spelt_as_a_shell_allows(string name)
    {
        await using var settings = new SettingsUnderTest(($"Checks:{name}:TimeoutSeconds", "3"));

        Assert.Equal(3, settings.Start().Checks["session-cache"].TimeoutSeconds);
    }

    [Fact]
    public async Task A_name_that_could_be_two_checks_is_named_with_both()
    {
        var registry = Declare.Readiness(Declare.Check("a-b", new TestCheck()), Declare.Check("a_b", new TestCheck()));
        await using var settings = new SettingsUnderTest(new ChangingConfiguration(("Checks:a-b:Enabled", "false")).Root, registry);

        Assert.Equal("HealthChecks:Checks:a-b could be for the checks 'a-b' and 'a_b', whose names settings cannot tell apart; rename one", settings.Problem());
    }

    [Fact]
    public async Task Two_checks_whose_names_are_alike_disturb_nobody_who_sets_nothing_of_them()
    {
        var registry = Declare.Readiness(Declare.Check("a-b", new TestCheck()), Declare.Check("a_b", new TestCheck()), Declare.Check("c", new TestCheck()));
        await using var settings = new SettingsUnderTest(new ChangingConfiguration(("Checks:c:Enabled", "false")).Root, registry);

        Assert.False(settings.Start().Checks["c"].Enabled);
    }

    [Theory]
    [InlineData("TimeoutSeconds", "is no setting of the application: write HealthChecks:Checks:<check>:TimeoutSeconds")]
    [InlineData("DeadlineSeconds", "is no setting of the application: write HealthChecks:Subsets:<subset>:DeadlineSeconds")]
    [InlineData("Checks:database:DrainSeconds", "is no setting of a check: write HealthChecks:DrainSeconds")]
    [InlineData("Subsets:readiness:MaxAgeSeconds", "is no setting of a subset: write HealthChecks:Checks:<check>:MaxAgeSeconds")]
    [InlineData("Tags:slow:TimeoutSeconds", "is no setting of a tag: write HealthChecks:Checks:<check>:TimeoutSeconds")]
    [InlineData("Check:database:TimeoutSeconds", "is no setting of the application: did you mean 'Checks'?")]
    public async Task A_key_in_the_wrong_place_is_told_its_own(string path, string advice)
    {
        await using var settings = new SettingsUnderTest((path, "1"));

        var at = path.StartsWith("Check:", StringComparison.Ordinal) ? "Check" : path;
        Assert.Equal($"HealthChecks:{at} {advice}", settings.Problem());
    }

    [Theory]
    [InlineData("Checks", "write HealthChecks:Checks:<check>:<setting>")]
    [InlineData("Subsets", "write HealthChecks:Subsets:<subset>:<setting>")]
    [InlineData("Tags", "write HealthChecks:Tags:<tag>:Enabled")]
    [InlineData("Checks:database", "write HealthChecks:Checks:database:<setting>")]
    [InlineData("Tags:slow", "write HealthChecks:Tags:slow:Enabled")]
    public async Task A_value_where_a_section_belongs_is_not_repeated(string path, string advice)
    {
        await using var settings = new SettingsUnderTest((path, "Server=db;Password=secret"));

        Assert.Equal($"HealthChecks:{path} is a value, and has to be a section: {advice}", settings.Problem());
    }

    [Fact]
    public async Task The_value_of_an_unknown_key_is_not_repeated()
    {
        await using var settings = new SettingsUnderTest(("ConnectionString", "Server=db;Password=secret"));

        Assert.DoesNotContain("secret", settings.Problem());
    }

    [Fact]
    public async Task Every_problem_is_in_the_message()
    {
        await using var settings = new SettingsUnderTest(("Sequentially", "true"), ("DrainSeconds", "-1"), ("Checks:databse:FailAfter", "0"));

        var exception = Assert.Throws<OptionsValidationException>(settings.Start);
        Assert.Equal(4, exception.Failures.Count());
        Assert.All(exception.Failures, failure => Assert.Contains(failure, exception.Message));
    }

    [Fact]
    public async Task Alerts_are_read_by_somebody_else()
    {
        await using var settings = new SettingsUnderTest(("Alerts:Webhooks:0:Url", "https://alerts.example"));

        settings.Start();
    }

    [Fact]
    public async Task Serving_a_reading_for_longer_than_it_counts_is_a_contradiction()
    {
        var registry = Declare.Readiness(Declare.Check("database", new TestCheck(), maxAge: 20));
        await using var settings = new SettingsUnderTest(new ChangingConfiguration(("Checks:database:FreshSeconds", "30")).Root, registry);

        Assert.StartsWith("the check 'database' would serve a reading again for 30 seconds (FreshSeconds) that counts for 20 only (MaxAgeSeconds)", settings.Problem());
    }

    [Fact]
    public async Task Running_more_often_than_a_run_may_take_is_no_contradiction()
    {
        await using var settings = new SettingsUnderTest(("Checks:database:EverySeconds", "1"), ("Checks:database:TimeoutSeconds", "30"));

        settings.Start();
    }

    [Fact]
    public async Task Code_is_held_to_the_same_limits_and_names()
    {
        await using var settings = new SettingsUnderTest(null, services: static services => services.Configure<HealthOptions>(static options =>
        {
            options.DrainSeconds = -1;
            options.Checks["database"] = new HealthCheckSettings { TimeoutSeconds = 0 };
            options.Checks["databse"] = new HealthCheckSettings();
            options.Subsets["readiness"] = new HealthSubsetSettings { UnhealthyStatusCode = 99 };
            options.Tags["slwo"] = false;
        }));

        Assert.Equal(
            [
                "HealthOptions.Checks[\"databse\"] is for a check that does not exist: did you mean 'database'?",
                "HealthOptions.Tags[\"slwo\"] is for a tag that does not exist: did you mean 'slow'?",
                "HealthOptions.DrainSeconds is -1; use 0 to 86400 seconds",
                "HealthOptions.Checks[\"database\"].TimeoutSeconds is 0; use more than 0 and at most 86400 seconds",
                "HealthOptions.Subsets[\"readiness\"].UnhealthyStatusCode is 99; use 200 to 599",
            ],
            settings.Problems());
    }

    [Fact]
    public async Task What_the_application_validates_itself_is_a_problem_too()
    {
        await using var settings = new SettingsUnderTest(null, services: static services =>
            services.AddOptions<HealthOptions>().Validate(static options => options.DrainSeconds is not null, "say how long to drain"));

        Assert.Equal("say how long to drain", settings.Problem());
    }
}
