using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>The configuration changes while the application runs.</summary>
public class SettingsReloadTests
{
    [Fact]
    public async Task A_change_of_something_else_is_silent_and_makes_no_new_options()
    {
        var configuration = new ChangingConfiguration(("FreshSeconds", "3"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();
        var options = settings.Options;

        configuration.Change(("FreshSeconds", "3"), ("Alerts:CooldownSeconds", "5"), ("DrainSeconds", ""));

        Assert.Same(options, settings.Options);
        Assert.Empty(settings.Log.Entries);
    }

    [Fact]
    public async Task Another_spelling_of_a_name_is_no_change()
    {
        var configuration = new ChangingConfiguration(("Checks:session-cache:FailAfter", "3"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        configuration.Change(("Checks:session_cache:FailAfter", "3"));

        Assert.Empty(settings.Log.Entries);
    }

    [Fact]
    public async Task A_change_says_which_keys_and_which_of_them_need_a_restart()
    {
        var configuration = new ChangingConfiguration(("DrainSeconds", "3"), ("Path", "/a"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        configuration.Change(("Path", "/b"), ("Checks:database:TimeoutSeconds", "2"));

        Assert.Equal(
            [
                "The health checks' settings have changed: HealthChecks:Checks:database:TimeoutSeconds, HealthChecks:DrainSeconds",
                "Settings of the health checks have changed that are read at start only: HealthChecks:Path. Restart the application",
            ],
            settings.Log.Entries.Select(static entry => entry.Text));
        Assert.Equal([LogLevel.Information, LogLevel.Warning], settings.Log.Entries.Select(static entry => entry.Level));
    }

    [Fact]
    public async Task Whoever_listens_gets_the_new_options_and_none_that_were_refused()
    {
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();
        var heard = new List<double?>();
        using (settings.Settings.OnChange(options => heard.Add(options.DrainSeconds)))
        {
            configuration.Change(("DrainSeconds", "1"));
            configuration.Change(("DrainSeconds", "-1"));
            configuration.Change(("DrainSeconds", "2"));
        }

        configuration.Change(("DrainSeconds", "3"));

        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public async Task Setting_one_threshold_disables_no_other()
    {
        var configuration = new ChangingConfiguration(("Checks:database:FailAfter", "3"), ("StarvationReadinessSeconds", "5"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();

        configuration.Change(("Checks:database:FailAfter", "3"), ("StarvationReadinessSeconds", "5"), ("Checks:database:PassAfter", "2"), ("StarvationLivenessSeconds", "30"));

        Assert.Equal(3, settings.Options.Checks["database"].FailAfter);
        Assert.Equal(2, settings.Options.Checks["database"].PassAfter);
        Assert.Equal(5, settings.Options.StarvationReadinessSeconds);
        Assert.Equal(30, settings.Options.StarvationLivenessSeconds);
    }

    [Fact]
    public async Task A_change_before_the_start_counts_at_the_start()
    {
        var configuration = new ChangingConfiguration(("DrainSeconds", "x"));
        await using var settings = new SettingsUnderTest(configuration.Root);
        Assert.Null(settings.Options.DrainSeconds);

        configuration.Change(("DrainSeconds", "4"));

        Assert.Equal(4, settings.Start().DrainSeconds);
        Assert.Empty(settings.Log.Entries);
    }

    [Fact]
    public async Task After_the_container_is_gone_a_change_does_nothing()
    {
        var configuration = new ChangingConfiguration();
        var settings = new SettingsUnderTest(configuration.Root);
        settings.Start();
        await settings.DisposeAsync();

        configuration.Change(("DrainSeconds", "x"));

        Assert.Empty(settings.Log.Entries);
    }

    [Fact]
    public async Task A_file_that_is_edited_while_the_application_runs_counts_and_reverts()
    {
        var folder = Directory.CreateTempSubdirectory("health-settings-");
        var path = Path.Combine(folder.FullName, "appsettings.json");
        void Write(string drain)
        {
            // As editors and Kubernetes do: whole files change places.
            File.WriteAllText(path + ".new", $$"""{ "HealthChecks": { {{drain}} } }""");
            File.Move(path + ".new", path, overwrite: true);
        }

        Write("\"DrainSeconds\": 1");
        var configuration = new ConfigurationBuilder().SetBasePath(folder.FullName).AddJsonFile("appsettings.json", optional: false, reloadOnChange: true).Build();
        try
        {
            await using var settings = new SettingsUnderTest(configuration);
            Assert.Equal(1, settings.Start().DrainSeconds);

            Write("\"DrainSeconds\": 2");
            await Eventually.IsTrueAsync(() => settings.Options.DrainSeconds == 2, "the new value");

            Write("\"DrainSeconds\": -2");
            await Eventually.IsTrueAsync(() => settings.Log.Named("SettingsRefused").Count == 1, "the refusal");
            Assert.Equal(2, settings.Options.DrainSeconds);

            Write("");
            await Eventually.IsTrueAsync(() => settings.Options.DrainSeconds is null, "the default again");
        }
        finally
        {
            (configuration as IDisposable)?.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
