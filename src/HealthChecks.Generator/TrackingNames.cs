namespace HealthChecks.Generator;

/// <summary>The names of the generator's steps, shared with the tests that assert what is cached.</summary>
public static class TrackingNames
{
    /// <summary>One model for each registry class.</summary>
    public const string Registries = "Registries";

    /// <summary>One model for each check class.</summary>
    public const string ClassChecks = "ClassChecks";

    /// <summary>What is written for each registry.</summary>
    public const string Outputs = "Outputs";
}
