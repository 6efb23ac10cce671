using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>
/// The methods by which generated code asks for services: those of the framework, under short names that no extension method or type of
/// the user can take over.
/// </summary>
internal static class ServiceHelpers
{
    public const string Optional = "ServiceOrNull";

    private const string Required = "Service";
    private const string RequiredKeyed = "KeyedService";
    private const string OptionalKeyed = "KeyedServiceOrNull";
    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string KeyedExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";

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
            if (check.RejectedBecause is not null)
                continue;
            if (check.Shape == CheckShape.Class)
                used.Add(Optional);
            foreach (var parameter in check.Parameters)
            {
                if (parameter.Source is ArgumentSource.Service or ArgumentSource.KeyedService)
                    used.Add(For(parameter));
            }
        }

        Emit(Required, $"T {Required}<T>(global::System.IServiceProvider services)", " where T : notnull", $"{Extensions}.GetRequiredService<T>(services)");
        Emit(Optional, $"T? {Optional}<T>(global::System.IServiceProvider services)", "", $"{Extensions}.GetService<T>(services)");
        Emit(RequiredKeyed, $"T {RequiredKeyed}<T>(global::System.IServiceProvider services, object key)", " where T : notnull", $"{KeyedExtensions}.GetRequiredKeyedService<T>(services, key)");
        Emit(OptionalKeyed, $"T? {OptionalKeyed}<T>(global::System.IServiceProvider services, object key)", "", $"{KeyedExtensions}.GetKeyedService<T>(services, key)");

        void Emit(string name, string signature, string constraint, string call)
        {
            if (used.Contains(name))
                writer.Line().Line($"private static {signature}{constraint} =>").Line($"    {call};");
        }
    }
}
