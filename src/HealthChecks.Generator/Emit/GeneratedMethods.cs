using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>
/// The private methods of generated code. They keep it short, to read and to parse, and no extension method or type of the user can take
/// their place.
/// </summary>
internal static class GeneratedMethods
{
    public const string Optional = "ServiceOrNull";
    public const string Membership = "In";
    public const string Dependency = "On";

    private const string Required = "Service";
    private const string RequiredKeyed = "KeyedService";
    private const string OptionalKeyed = "KeyedServiceOrNull";
    private const string Provider = "global::System.IServiceProvider services";
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string KeyedExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";

    private const string MembershipType = "global::HealthChecks.HealthMembership";
    private const string DependencyType = "global::HealthChecks.HealthCheckDependency";

    private static readonly (string Name, string Signature, string Body)[] All =
    [
        (Membership, $"{MembershipType} {Membership}(string subset, bool critical = true)", "new(subset, critical)"),
        (Dependency, $"{DependencyType} {Dependency}(global::System.Type service, object? key = null)", "new(service, key)"),
        (Required, $"T {Required}<T>({Provider}) where T : notnull", $"{Extensions}.GetRequiredService<T>(services)"),
        (Optional, $"T? {Optional}<T>({Provider})", $"{Extensions}.GetService<T>(services)"),
        (
            RequiredKeyed,
            $"T {RequiredKeyed}<T>({Provider}, object key) where T : notnull",
            $"{KeyedExtensions}.GetRequiredKeyedService<T>(services, key)"),
        (
            OptionalKeyed,
            $"T? {OptionalKeyed}<T>({Provider}, object key)",
            $"{KeyedExtensions}.GetKeyedService<T>(services, key)"),
    ];

    /// <summary>The method that resolves a parameter.</summary>
    public static string For(ParameterModel parameter) => parameter.Source == ArgumentSource.KeyedService
        ? parameter.Required ? RequiredKeyed : OptionalKeyed
        : parameter.Required ? Required : Optional;

    /// <summary>Writes the methods that the checks use.</summary>
    public static void Emit(SourceWriter writer, EquatableArray<CheckModel> checks)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var check in checks)
        {
            if (check.Memberships.Count > 0)
                used.Add(Membership);
            if (check.RejectedBecause is null)
                Add(check, used);
        }

        foreach (var (name, signature, body) in All)
        {
            if (used.Contains(name))
                writer.Line().Line($"private static {signature} =>").Line($"    {body};");
        }
    }

    private static void Add(CheckModel check, HashSet<string> used)
    {
        if (check.Shape == CheckShape.Class)
            used.Add(Optional);
        foreach (var parameter in check.Parameters)
        {
            if (parameter.Source is ArgumentSource.Service or ArgumentSource.KeyedService)
                used.Add(For(parameter));
            if (parameter.Source is ArgumentSource.Service or ArgumentSource.KeyedService or ArgumentSource.ServiceProvider)
                used.Add(Dependency);
        }
    }
}
