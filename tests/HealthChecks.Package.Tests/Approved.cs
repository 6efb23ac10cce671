namespace HealthChecks.Package.Tests;

/// <summary>Compares a text with the approved one beside the tests, and writes what it got where they differ.</summary>
internal static class Approved
{
    /// <summary>Set to 1, it approves whatever comes.</summary>
    private const string UpdateVariable = "HEALTHCHECKS_UPDATE_SNAPSHOTS";

    public static void Compare(string folder, string name, string received)
    {
        var approvedPath = Path.Combine(Locations.ProjectFolder, folder, name + ".verified.txt");
        var receivedPath = Path.Combine(Locations.ProjectFolder, folder, name + ".received.txt");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(approvedPath, received);

        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Equal(approved, received);
    }
}
