namespace HealthChecks.Testing.Roslyn;

/// <summary>Finds files of the repository from the folder that the tests run in.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Root = new(Find);

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathTo(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HealthChecks.sln")))
                return folder.FullName;
        }

        throw new HarnessException($"No HealthChecks.sln above {AppContext.BaseDirectory}.");
    }
}
