using Xunit;

namespace HealthChecks.Testing.Servers;

/// <summary>What happens to a test whose server is not installed: skipped for a newcomer, failed where servers were promised.</summary>
public static class ServerRequirement
{
    /// <summary>The environment variable that, set to 1, promises every server.</summary>
    public const string Variable = "HEALTHCHECKS_REQUIRE_SERVERS";

    /// <summary>Goes on when <paramref name="missing"/> is null, else ends the test.</summary>
    /// <param name="missing">What is not there, and how to get it; null when everything is.</param>
    public static void Need(string? missing)
    {
        if (missing is null)
            return;

        if (Environment.GetEnvironmentVariable(Variable) == "1")
            Assert.Fail($"{missing} ({Variable}=1, so the test may not be skipped.)");
        Assert.Skip(missing);
    }
}
