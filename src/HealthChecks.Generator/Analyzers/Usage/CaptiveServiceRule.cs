using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>HCK109: a check class that is registered as a singleton, and whose only constructor takes what is scoped for certain.</summary>
internal sealed class CaptiveServiceRule() : UsageRule(DiagnosticDescriptors.CaptiveService)
{
    private const int ScopedLifetime = 1;

    private static readonly string[] Contexts = ["AddDbContext", "AddDbContextPool"];
    private static readonly string[] Others = ["AddSingleton", "AddTransient", "TryAddSingleton", "TryAddTransient", "AddDbContextFactory", "AddPooledDbContextFactory"];

    public override void Report(ProjectUsage usage, Reporting reporting)
    {
        foreach (var call in usage.Calls("AddSingleton", "TryAddSingleton"))
        {
            if (RegisteredCheck(call) is not { } check
                || !SymbolEqualityComparer.Default.Equals(check.ContainingAssembly, usage.Compilation.Assembly)
                || check.InstanceConstructors is not [{ DeclaredAccessibility: Accessibility.Public } constructor]
                || constructor.Parameters.FirstOrDefault(parameter => IsScoped(parameter, usage)) is not { } scoped

                // A descriptor says what no call does.
                || usage.Names.HasAny("ServiceDescriptor", "RemoveAll"))
            {
                continue;
            }

            var method = call.Name == "AddSingleton" ? "AddScoped" : "TryAddScoped";
            var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Method, method);
            reporting.Report(
                DiagnosticDescriptors.CaptiveService,
                call.NameLocation,
                properties,
                check.Name,
                scoped.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                method);
        }
    }

    // AddSingleton<Check>(), AddSingleton<IHealthCheck, Check>(), AddSingleton(typeof(Check)): the container constructs it.
    private static INamedTypeSymbol? RegisteredCheck(UsedCall call)
    {
        if (!IsContainers(call))
            return null;

        var arguments = call.WrittenArguments.Where(argument => argument.Parameter?.Name is not ("services" or "collection")).ToArray();
        var type = arguments.Length == 0
            ? call.Method.TypeArguments.LastOrDefault()
            : arguments.All(static argument => argument.Value is ITypeOfOperation) ? ((ITypeOfOperation)arguments.Last().Value).TypeOperand : null;
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named && named.ImplementsHealthCheck() ? named : null;
    }

    private static bool IsContainers(UsedCall call) =>
        call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "ServiceCollectionServiceExtensions")
        || call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace + ".Extensions", "ServiceCollectionDescriptorExtensions");

    private static bool IsScoped(IParameterSymbol parameter, ProjectUsage usage)
    {
        if (parameter.GetAttributes().Length > 0 || parameter.HasExplicitDefaultValue)
            return false;

        var type = parameter.Type;
        return type.Is("Microsoft.Extensions.Options", "IOptionsSnapshot")
            || (Registrations(type, Others, usage).Count == 0 && IsRegisteredScoped(type, usage));
    }

    private static bool IsRegisteredScoped(ITypeSymbol type, ProjectUsage usage)
    {
        var contexts = Registrations(type, Contexts, usage);
        var scoped = Registrations(type, ["AddScoped", "TryAddScoped"], usage);
        return contexts.Count + scoped.Count > 0 && contexts.All(static call => HasScopedLifetime(call)) && scoped.All(static call => IsContainers(call));
    }

    private static bool HasScopedLifetime(UsedCall call)
    {
        if (!call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "EntityFrameworkServiceCollectionExtensions"))
            return false;

        foreach (var argument in call.WrittenArguments)
        {
            if (argument.Parameter?.Name == "contextLifetime" && argument.Value.ConstantValue.Value is not ScopedLifetime)
                return false;
        }

        return true;
    }

    private static List<UsedCall> Registrations(ITypeSymbol type, string[] methods, ProjectUsage usage) => usage.Calls(methods)
        .Where(call => SymbolEqualityComparer.Default.Equals(ServiceType(call), type))
        .ToList();

    // AddDbContext<TService, TContext> registers both.
    private static ITypeSymbol? ServiceType(UsedCall call) => call.Method.TypeArguments.FirstOrDefault()
        ?? (call.WrittenArguments.Select(static argument => argument.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand);
}
