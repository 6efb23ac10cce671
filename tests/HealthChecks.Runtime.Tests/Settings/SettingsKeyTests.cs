namespace HealthChecks.Tests;

/// <summary>Each key, one after the other.</summary>
public class SettingsKeyTests
{
    public static TheoryData<string> Paths => [.. SettingCase.All.Select(static each => each.Path)];

    public static TheoryData<string> PathsOfOptions => [.. SettingCase.All.Where(static each => !each.IsOfEndpoints).Select(static each => each.Path)];

    public static TheoryData<string, string> Invalid
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var each in SettingCase.All)
            {
                foreach (var value in each.Invalid)
                    data.Add(each.Path, value);
            }

            return data;
        }
    }

    [Fact]
    public void Every_key_of_the_table_has_its_cases() => Assert.Equal(SettingKeys.All, SettingCase.All.Select(static each => each.Key));

    [Theory]
    [MemberData(nameof(PathsOfOptions))]
    public async Task A_valid_value_is_in_the_options(string path)
    {
        var setting = SettingCase.Of(path);
        await using var settings = new SettingsUnderTest((path, setting.Valid));

        Assert.Equal(setting.Value, setting.In(settings.Start()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Letter_case_and_space_around_a_value_do_not_matter(string path)
    {
        var setting = SettingCase.Of(path);
        await using var settings = new SettingsUnderTest((path.ToUpperInvariant(), $" {setting.Valid}\t"));

        var options = settings.Start();
        if (!setting.IsOfEndpoints)
            Assert.Equal(setting.Value, setting.In(options));
        if (setting.Scope == SettingScope.Application)
            Assert.Equal(setting.Valid, settings.Settings.Find(setting.Name));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_value_does_not_change_any_other_setting(string path)
    {
        await using var settings = new SettingsUnderTest((path, SettingCase.Of(path).Valid));
        var options = settings.Start();

        foreach (var other in SettingCase.All.Where(each => each.Path != path && !each.IsOfEndpoints))
            Assert.Equal(other.In(new HealthOptions()), other.In(options));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_blank_value_is_not_set(string path)
    {
        await using var settings = new SettingsUnderTest((path, " "));

        var options = settings.Start();
        var setting = SettingCase.Of(path);
        if (!setting.IsOfEndpoints)
            Assert.Equal(setting.In(new HealthOptions()), setting.In(options));
        if (setting.Scope == SettingScope.Application)
            Assert.Null(settings.Settings.Find(setting.Name));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task An_invalid_value_stops_the_start_and_says_what_is_allowed(string path, string value)
    {
        await using var settings = new SettingsUnderTest((path, value));

        Assert.Equal($"HealthChecks:{path} is '{value}'; use {SettingCase.Of(path).Key.Limits}", settings.Problem());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_misspelt_key_stops_the_start_and_names_the_nearest(string path)
    {
        var name = SettingCase.Of(path).Name;
        await using var settings = new SettingsUnderTest((path[..^1], SettingCase.Of(path).Valid));

        var problem = settings.Problem();
        Assert.StartsWith($"HealthChecks:{path[..^1]} is no setting of ", problem);
        Assert.EndsWith($": did you mean '{name}'?", problem);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_section_where_a_value_belongs_stops_the_start(string path)
    {
        await using var settings = new SettingsUnderTest((path + ":Seconds", "1"));

        Assert.Equal($"HealthChecks:{path} is a section, and has to be a value: use {SettingCase.Of(path).Key.Limits}", settings.Problem());
    }

    [Theory]
    [MemberData(nameof(PathsOfOptions))]
    public async Task A_change_while_running_counts_and_reverts(string path)
    {
        var setting = SettingCase.Of(path);
        var configuration = new ChangingConfiguration();
        await using var settings = new SettingsUnderTest(configuration.Root);
        var before = setting.In(settings.Start());

        configuration.Change((path, setting.Valid));
        Assert.Equal(setting.Value, setting.In(settings.Options));

        configuration.Change();
        Assert.Equal(before, setting.In(settings.Options));

        var expected = setting.Key.NeedsRestart ? "SettingsNeedRestart" : "SettingsChanged";
        Assert.Equal([expected, expected], settings.Log.Entries.Select(static entry => entry.Event));
        Assert.All(settings.Log.Entries, entry => Assert.Contains("HealthChecks:" + path, entry.Text));
    }
}
