namespace HealthChecks.Generator.Parsing;

/// <summary>Every name by which the generator and the analyzers know a type.</summary>
internal static class MetadataNames
{
    public const string OurNamespace = "HealthChecks";
    public const string FrameworkNamespace = "Microsoft.Extensions.Diagnostics.HealthChecks";
    public const string DependencyInjectionNamespace = "Microsoft.Extensions.DependencyInjection";

    public const string HealthRegistryAttribute = "HealthChecks.HealthRegistryAttribute";
    public const string HealthCheckAttribute = "HealthChecks.HealthCheckAttribute";
}
