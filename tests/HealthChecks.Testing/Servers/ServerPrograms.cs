namespace HealthChecks.Testing.Servers;

/// <summary>Finds the programs of servers.</summary>
public static class ServerPrograms
{
    /// <summary>The path of a program; null where it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        // Debian puts daemons where only root's path leads.
        .Concat(["/usr/local/sbin", "/usr/sbin"])
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
