using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Integrations.Tests;

/// <summary>A registry with one subset of one check, which is the test's own.</summary>
internal sealed class TellingRegistry : IHealthRegistry
{
    public const string Subset = "integrations";
    public const double TimeoutSeconds = 2;

    private static readonly AsyncLocal<IHealthCheck?> Check = new();

    public static HealthRegistryDefinition Definition
    {
        get
        {
            var check = Check.Value ?? throw new InvalidOperationException("The test has not said which check it is about.");
            return new HealthRegistryDefinition("Tests.AppHealth")
            {
                Subsets = [new HealthSubsetDefinition(Subset)],
                Checks = [new HealthCheckDefinition("dependency", _ => check) { Source = "Tests", TimeoutSeconds = TimeoutSeconds, FreshSeconds = 0, Memberships = [new HealthMembership(Subset)] }],
            };
        }
    }

    /// <summary>Which check it is from here on, in this test.</summary>
    public static void Declare(IHealthCheck check) => Check.Value = check;
}
