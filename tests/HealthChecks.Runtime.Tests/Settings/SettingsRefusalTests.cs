using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>The configuration changes to what cannot be.</summary>
public class SettingsRefusalTests
{
    [Fact]
    public async Task An_invalid_change_keeps_what_was_and_is_logged_once()
    {
        var configuration = new ChangingConfiguration(("FreshSeconds", "3"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        for (var i = 0; i < 3; i++)
            configuration.Change(("FreshSeconds", "-1"), ("Sequential", "true"));

        Assert.Equal(3, settings.Options.FreshSeconds);
        Assert.False(settings.Options.Sequential);
        var entry = Assert.Single(settings.Log.Entries);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Equal("SettingsRefused", entry.Event);
        Assert.Contains("HealthChecks:FreshSeconds is '-1'; use 0 to 86400 seconds", entry.Text);
    }

    [Theory]
    [InlineData("Checks:databse:Enabled", "did you mean 'database'?")]
    [InlineData("Checks:database:TimeoutSecond", "did you mean 'TimeoutSeconds'?")]
    [InlineData("Checks:database", "has to be a section")]
    public async Task A_change_that_names_what_is_not_there_is_refused(string path, string problem)
    {
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        configuration.Change((path, "false"));

        Assert.Empty(settings.Options.Checks);
        Assert.Contains(problem, Assert.Single(settings.Log.Named("SettingsRefused")).Text);
    }

    [Fact]
    public async Task A_refused_change_that_is_put_right_counts_and_the_same_mistake_later_is_logged_again()
    {
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        configuration.Change(("FreshSeconds", "x"));
        configuration.Change(("FreshSeconds", "y"));
        configuration.Change(("FreshSeconds", "x"));
        configuration.Change(("FreshSeconds", "5"));
        configuration.Change(("FreshSeconds", "x"));

        Assert.Equal(5, settings.Options.FreshSeconds);
        Assert.Equal(
            ["SettingsRefused", "SettingsRefused", "SettingsChanged", "SettingsRefused"],
            settings.Log.Entries.Select(static entry => entry.Event));
    }

    [Fact]
    public async Task Options_that_another_source_of_changes_spoils_are_heard_by_nobody()
    {
        var other = new ChangingConfiguration(("DrainSeconds", "1"));
        await using var settings = new SettingsUnderTest(null, services: services =>
        {
            services.Configure<HealthOptions>(options => options.DrainSeconds = double.Parse(other.Root["HealthChecks:DrainSeconds"]!));
            services.AddSingleton<IOptionsChangeTokenSource<HealthOptions>>(new ConfigurationChangeTokenSource<HealthOptions>(other.Root));
        });
        settings.Start();
        var heard = new List<double?>();
        using var listening = settings.Settings.OnChange(options => heard.Add(options.DrainSeconds));

        other.Change(("DrainSeconds", "-1"));
        other.Change(("DrainSeconds", "2"));

        Assert.Equal([2], heard);
        Assert.Equal("SettingsRefused", Assert.Single(settings.Log.Entries).Event);
    }

    [Fact]
    public async Task A_change_that_contradicts_code_is_refused_as_a_whole()
    {
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root, services: static services =>
            services.PostConfigure<HealthOptions>(static options => options.Checks["database"] = new HealthCheckSettings
            {
                MaxAgeSeconds = 20,
                FreshSeconds = options.Checks.TryGetValue("database", out var check) ? check.FreshSeconds : null,
            }));
        settings.Start();

        configuration.Change(("Checks:database:FreshSeconds", "30"), ("Sequential", "true"));

        Assert.False(settings.Options.Sequential);
        Assert.Contains("counts for 20 only", Assert.Single(settings.Log.Named("SettingsRefused")).Text);
    }

    [Fact]
    public async Task Code_that_fails_on_a_change_refuses_it_and_breaks_nothing()
    {
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root, services: static services =>
            services.Configure<HealthOptions>(static options =>
            {
                if (options.Sequential)
                    throw new InvalidOperationException("never in a sequence");
            }));
        settings.Start();

        configuration.Change(("Sequential", "true"));

        Assert.False(settings.Options.Sequential);
        Assert.Contains("never in a sequence", Assert.Single(settings.Log.Named("SettingsRefused")).Text);
    }
}
