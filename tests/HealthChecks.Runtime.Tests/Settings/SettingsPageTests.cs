namespace HealthChecks.Tests;

public class SettingsPageTests
{
    [Fact]
    public void The_page_says_what_every_key_is()
    {
        var path = Path.Combine(Root(), "docs", "settings.md");
        var expected = SettingsPage.Write();
        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Nothing_is_explained_that_is_no_key() =>
        Assert.Equal(SettingKeys.All.Select(static key => $"{key.Scope}:{key.Name}").Order(), SettingsPage.Keys.Order());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No HealthChecks.sln above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
