namespace HealthChecks.Testing.Servers;

/// <summary>The browser that tests of pages look with.</summary>
public static class ChromiumProgram
{
    /// <summary>Where it is; null where it is not installed.</summary>
    public static string? Path { get; } = ServerPrograms.Find("chromium") ?? ServerPrograms.Find("google-chrome");

    /// <summary>What is missing, and how to get it; null when nothing is.</summary>
    public static string? Missing => Path is null ? "There is no Chromium: apt-get install chromium." : null;
}
