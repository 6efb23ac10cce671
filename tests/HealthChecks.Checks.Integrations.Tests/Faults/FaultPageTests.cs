namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>The page says what is tested: <c>docs/checks/faults.md</c>. Update it with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c>.</summary>
public sealed class FaultPageTests
{
    [Fact]
    public void The_page_says_what_is_tested_of_every_check()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"No HealthChecks.sln above {AppContext.BaseDirectory}.");
        var path = Path.Combine(folder.FullName, "docs", "checks", "faults.md");
        var expected = FaultTable.WritePage();
        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }
}
