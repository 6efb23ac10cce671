using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes how a check is built from services.</summary>
internal static class CreationEmitter
{
    private const string Provider = "services";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string KeyedServices = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";

    /// <summary>The lambda from a service provider to the check.</summary>
    public static string Factory(CheckModel check) => check.Shape switch
    {
        CheckShape.Class => $"static {Provider} => {Services}.GetService<{check.Target}>({Provider}) ?? new {check.Target}({Arguments(check)})",
        CheckShape.Factory => $"static {Provider} => {check.Target}({Arguments(check)})",
        CheckShape.Method => Method(check, "FromResult"),
        CheckShape.TaskMethod => Method(check, "FromTask"),
        _ => Method(check, "FromValueTask"),
    };

    /// <summary>The services that decide whether one instance can be shared.</summary>
    public static IEnumerable<string> Dependencies(CheckModel check)
    {
        foreach (var parameter in check.Parameters)
        {
            var type = parameter.Source switch
            {
                ArgumentSource.Service => parameter.Type,
                ArgumentSource.ServiceProvider => "global::System.IServiceProvider",
                _ => null,
            };

            if (type is not null)
            {
                yield return parameter.Key is { } key
                    ? $"new global::HealthChecks.HealthCheckDependency(typeof({type}), {key})"
                    : $"new global::HealthChecks.HealthCheckDependency(typeof({type}))";
            }
        }
    }

    // The services are resolved once for each instance of the check, not once for each run.
    private static string Method(CheckModel check, string adapter)
    {
        var resolved = check.Parameters
            .Where(static parameter => parameter.Source is ArgumentSource.Service or ArgumentSource.ServiceProvider)
            .Select(static (parameter, index) => (parameter, local: "service" + index))
            .ToArray();

        var arguments = check.Parameters
            .Where(static parameter => parameter.Source != ArgumentSource.Default)
            .Select(parameter => Named(parameter, parameter.Source switch
            {
                ArgumentSource.Context => "context",
                ArgumentSource.CancellationToken => "cancellationToken",
                _ => resolved.First(each => ReferenceEquals(each.parameter, parameter)).local,
            }));
        var call = $"{check.Target}({string.Join(", ", arguments)})";

        if (resolved.Length == 0)
            return $"static {Provider} => global::HealthChecks.MethodHealthCheck.{adapter}(static (context, cancellationToken) => {call})";

        var locals = string.Concat(resolved.Select(static each => $"var {each.local} = {Argument(each.parameter)}; "));
        return $"static {Provider} => {{ {locals}return global::HealthChecks.MethodHealthCheck.{adapter}((context, cancellationToken) => {call}); }}";
    }

    private static string Arguments(CheckModel check) => string.Join(
        ", ",
        check.Parameters
            .Where(static parameter => parameter.Source != ArgumentSource.Default)
            .Select(static parameter => Named(parameter, Argument(parameter))));

    private static string Named(ParameterModel parameter, string argument) => $"{CSharpText.Identifier(parameter.Name)}: {argument}";

    private static string Argument(ParameterModel parameter)
    {
        if (parameter.Source == ArgumentSource.ServiceProvider)
            return Provider;

        var verb = parameter.Required ? "GetRequired" : "Get";
        return parameter.Key is { } key
            ? $"{KeyedServices}.{verb}KeyedService<{parameter.Type}>({Provider}, {key})"
            : $"{Services}.{verb}Service<{parameter.Type}>({Provider})";
    }
}
