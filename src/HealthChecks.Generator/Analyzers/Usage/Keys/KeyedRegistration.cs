using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>A call that registers a distributed cache or a data source with a constant key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Service">The service as the project writes it, for messages.</param>
/// <param name="Location">Where the key stands.</param>
/// <param name="SharesOptions">Whether it is made from options that every cache of its class has.</param>
internal sealed record KeyedRegistration(string Key, string Service, Location Location, bool SharesOptions)
{
    private static readonly string[] Methods =
    [
        "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAddKeyedSingleton", "TryAddKeyedScoped", "TryAddKeyedTransient",
        "AddNpgsqlDataSource", "AddNpgsqlSlimDataSource",
    ];

    /// <summary>Those of a project, one for each key, in the order in which they stand.</summary>
    public static IReadOnlyList<KeyedRegistration> AllOf(ProjectUsage usage)
    {
        var found = new List<KeyedRegistration>();
        foreach (var call in usage.Calls(Methods))
        {
            if (call.ConstantText("serviceKey") is { } key
                && !found.Exists(each => each.Key == key)
                && Of(call, key, call.Argument("serviceKey")!.Syntax.GetLocation(), usage.Compilation) is { } registration
                && !ConnectionTexts.AreUsedElsewhere(call, usage.Names))
            {
                found.Add(registration);
            }
        }

        return found;
    }

    private static KeyedRegistration? Of(UsedCall call, string key, Location location, Compilation compilation)
    {
        if (IsNpgsqls(call))
            return new KeyedRegistration(key, "NpgsqlDataSource", location, SharesOptions: false);
        if (!IsContainers(call) || call.Method.TypeArguments is not [INamedTypeSymbol service, ..] types || !IsDependency(service))
            return null;

        var name = service.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var product = new OwnProduct(compilation);
        if ((call.Argument("implementationFactory") ?? call.Argument("implementationInstance") ?? call.Argument("instance")) is { } made)
            return product.IsMadeBy(made) ? new KeyedRegistration(key, name, location, SharesOptions: false) : null;

        return types.Last() is INamedTypeSymbol type && IsByTypeAlone(call) && product.IsInstanceOf(type)
            ? new KeyedRegistration(key, name, location, SharesOptions: DependencyTypes.IsCache(type))
            : null;
    }

    private static bool IsByTypeAlone(UsedCall call) =>
        call.WrittenArguments.All(static each => each.Parameter?.Name is "services" or "collection" or "serviceKey");

    private static bool IsDependency(ITypeSymbol service) => service.Is(DependencyTypes.CachingNamespace, "IDistributedCache") || DependencyTypes.IsDataSource(service);

    private static bool IsNpgsqls(UsedCall call) =>
        call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "NpgsqlServiceCollectionExtensions") && call.Argument("connectionString") is not null;

    private static bool IsContainers(UsedCall call) =>
        call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "ServiceCollectionServiceExtensions")
        || call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace + ".Extensions", "ServiceCollectionDescriptorExtensions");
}
