using System.Reflection;

namespace HealthChecks.Tests.Support;

/// <summary>Compares an output with the approved one in <c>Snapshots</c>, and writes what it got where they differ.</summary>
internal static class Approved
{
    /// <summary>Set to 1, it approves whatever comes.</summary>
    private const string UpdateVariable = "HEALTHCHECKS_UPDATE_SNAPSHOTS";

    private static string Folder => typeof(Approved).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static attribute => attribute.Key == "ProjectFolder").Value!;

    public static void Compare(string name, string received)
    {
        var stem = Path.Combine(Folder, "Snapshots", name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(stem + ".verified.txt", received);

        var approved = File.Exists(stem + ".verified.txt") ? File.ReadAllText(stem + ".verified.txt").ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(stem + ".received.txt");
            return;
        }

        File.WriteAllText(stem + ".received.txt", received);
        Assert.Equal(approved, received);
    }
}
