using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>Where settings come from, and which of them win.</summary>
public class SettingsSourceTests
{
    [Fact]
    public async Task Without_a_configuration_the_defaults_hold()
    {
        await using var settings = new SettingsUnderTest((IConfiguration?)null);

        AreDefaults(settings.Start());
        Assert.Null(settings.Settings.Find("Path"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "HealthChecks": {} }""")]
    [InlineData("""{ "HealthChecks": null }""")]
    [InlineData("""{ "HealthChecks": "" }""")]
    [InlineData("""{ "HealthChecks": { "Checks": {}, "Subsets": null, "Tags": [], "Alerts": { "CooldownSeconds": 5 } } }""")]
    [InlineData("""{ "HealthChecks": { "Checks": { "database": {} }, "DrainSeconds": null } }""")]
    [InlineData("""{ "HealthChecksUI": { "Path": 5 }, "Logging": { "LogLevel": { "Default": "Debug" } } }""")]
    public async Task Where_the_section_is_absent_or_empty_the_defaults_hold(string json)
    {
        await using var settings = new SettingsUnderTest(Json(json));

        AreDefaults(settings.Start());
    }

    [Fact]
    public async Task A_file_sets_what_it_sets_in_whatever_culture()
    {
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        await using var settings = new SettingsUnderTest(Json(
            """{ "HealthChecks": { "DrainSeconds": 2.5, "Sequential": true, "Checks": { "session-cache": { "FailAfter": 3 } }, "Tags": { "slow": { "Enabled": false } } } }"""));

        var options = settings.Start();

        Assert.Equal(2.5, options.DrainSeconds);
        Assert.True(options.Sequential);
        Assert.Equal(3, options.Checks["session-cache"].FailAfter);
        Assert.False(options.Tags["slow"]);
    }

    [Fact]
    public async Task Environment_variables_set_what_files_do_and_win()
    {
        const string prefix = "SETTINGSSOURCETESTS_";
        Environment.SetEnvironmentVariable(prefix + "HealthChecks__Checks__session_cache__TimeoutSeconds", "7");
        Environment.SetEnvironmentVariable(prefix + "HEALTHCHECKS__SUBSETS__READINESS__DEADLINESECONDS", "0.5");
        Environment.SetEnvironmentVariable(prefix + "HealthChecks__Checks__database__TimeoutSeconds", "");
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Json(
                """{ "HealthChecks": { "Checks": { "session-cache": { "TimeoutSeconds": 3, "FailAfter": 2 }, "database": { "TimeoutSeconds": 4 } } } }"""))
            .AddEnvironmentVariables(prefix)
            .Build();
        await using var settings = new SettingsUnderTest(configuration);

        var options = settings.Start();

        Assert.Equal(7, options.Checks["session-cache"].TimeoutSeconds);
        Assert.Equal(2, options.Checks["session-cache"].FailAfter);
        Assert.Equal(0.5, options.Subsets["readiness"].DeadlineSeconds);
        Assert.False(options.Checks.TryGetValue("database", out var database) && database.TimeoutSeconds is not null);
    }

    [Theory]
    [InlineData("session-cache", "session_cache")]
    [InlineData("session_cache", "session-cache")]
    public async Task However_a_name_is_spelt_the_later_source_wins(string earlier, string later)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new($"HealthChecks:Checks:{earlier}:TimeoutSeconds", "3")]);
        configuration.AddInMemoryCollection([new($"HealthChecks:Checks:{later}:TimeoutSeconds", "7")]);
        await using var settings = new SettingsUnderTest(configuration);

        Assert.Equal(7, settings.Start().Checks["session-cache"].TimeoutSeconds);
    }

    [Fact]
    public async Task A_blank_value_of_a_later_source_takes_back_that_of_an_earlier_one_however_the_name_is_spelt()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("HealthChecks:Checks:session-cache:TimeoutSeconds", "3")]);
        configuration.AddInMemoryCollection([new("HealthChecks:Checks:session_cache:TimeoutSeconds", "")]);
        await using var settings = new SettingsUnderTest(configuration);

        Assert.Empty(settings.Start().Checks);
    }

    [Fact]
    public async Task One_source_that_spells_a_name_in_two_ways_contradicts_itself()
    {
        await using var settings = new SettingsUnderTest(("Checks:session-cache:TimeoutSeconds", "3"), ("Checks:session_cache:TimeoutSeconds", "7"));

        Assert.Equal(
            "HealthChecks:Checks:session-cache:TimeoutSeconds and HealthChecks:Checks:session_cache:TimeoutSeconds set the same differently; remove one",
            settings.Problem());
    }

    [Fact]
    public async Task Code_wins_over_the_configuration_even_where_it_stands_before_the_registry()
    {
        await using var settings = new SettingsUnderTest(
            new ChangingConfiguration(("DrainSeconds", "3"), ("FreshSeconds", "4"), ("Checks:session_cache:TimeoutSeconds", "7"), ("Checks:session_cache:FailAfter", "2")).Root,
            services: static services => services.Configure<HealthOptions>(static options =>
            {
                options.DrainSeconds = 20;
                options.Checks["session-cache"].TimeoutSeconds = 1;
            }));

        var options = settings.Start();

        Assert.Equal(20, options.DrainSeconds);
        Assert.Equal(4, options.FreshSeconds);
        Assert.Equal(1, options.Checks["session-cache"].TimeoutSeconds);
        Assert.Equal(2, options.Checks["session-cache"].FailAfter);
    }

    [Fact]
    public async Task What_the_configuration_does_not_set_is_left_to_the_attributes()
    {
        await using var settings = new SettingsUnderTest(("Checks:database:FailAfter", "2"));

        var check = settings.Start().Checks["database"];

        Assert.Equal(2, check.FailAfter);
        Assert.Null(check.PassAfter);
        Assert.Null(check.TimeoutSeconds);
        Assert.Null(check.Enabled);
    }

    [Fact]
    public async Task Before_the_start_what_is_valid_is_applied_and_nothing_thrown()
    {
        await using var settings = new SettingsUnderTest(("DrainSeconds", "3"), ("FreshSeconds", "never"), ("Checks:nobody:FailAfter", "0"));

        Assert.Equal(3, settings.Options.DrainSeconds);
        Assert.Null(settings.Options.FreshSeconds);
        Assert.Throws<OptionsValidationException>(settings.Start);
    }

    private static IConfigurationRoot Json(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    private static void AreDefaults(HealthOptions options)
    {
        foreach (var setting in SettingCase.All.Where(static each => !each.IsOfEndpoints))
            Assert.Equal(setting.In(new HealthOptions()), setting.In(options));
        Assert.Empty(options.Subsets);
        Assert.Empty(options.Tags);
    }
}
