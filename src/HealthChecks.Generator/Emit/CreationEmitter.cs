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
            switch (parameter.Source)
            {
                case ArgumentSource.Service:
                    yield return $"new(typeof({parameter.Type}))";
                    break;
                case ArgumentSource.KeyedService:
                    yield return $"new(typeof({parameter.Type}), {parameter.Value})";
                    break;
                case ArgumentSource.ServiceProvider:
                    yield return "new(typeof(global::System.IServiceProvider))";
                    break;
            }
        }
    }

    // The services are resolved once for each instance of the check, not once for each run.
    private static string Method(CheckModel check, string adapter)
    {
        var locals = new List<string>();
        var arguments = new List<string>();
        foreach (var parameter in check.Parameters)
        {
            switch (parameter.Source)
            {
                case ArgumentSource.Context:
                    arguments.Add(Named(parameter, "context"));
                    break;
                case ArgumentSource.CancellationToken:
                    arguments.Add(Named(parameter, "cancellationToken"));
                    break;
                case ArgumentSource.Service or ArgumentSource.KeyedService:
                    var local = $"service{locals.Count}";
                    locals.Add($"var {local} = {Argument(parameter)}; ");
                    arguments.Add(Named(parameter, local));
                    break;
                default:
                    if (Argument(parameter) is { } argument)
                        arguments.Add(Named(parameter, argument));
                    break;
            }
        }

        var call = $"{check.Target}({string.Join(", ", arguments)})";
        var usesServices = locals.Count > 0 || check.Parameters.Any(static parameter => parameter.Source == ArgumentSource.ServiceProvider);
        var lambda = $"global::HealthChecks.MethodHealthCheck.{adapter}({(usesServices ? "" : "static ")}(context, cancellationToken) => {call})";
        return locals.Count == 0
            ? $"static {Provider} => {lambda}"
            : $"static {Provider} => {{ {string.Concat(locals)}return {lambda}; }}";
    }

    private static string Arguments(CheckModel check)
    {
        var arguments = new List<string>(check.Parameters.Count);
        foreach (var parameter in check.Parameters)
        {
            if (Argument(parameter) is { } argument)
                arguments.Add(Named(parameter, argument));
        }

        return string.Join(", ", arguments);
    }

    private static string Named(ParameterModel parameter, string argument) => $"{CSharpText.Identifier(parameter.Name)}: {argument}";

    // A default is passed on: to leave it out might call another overload. Null where it cannot be written.
    private static string? Argument(ParameterModel parameter) => parameter.Source switch
    {
        ArgumentSource.ServiceProvider => Provider,
        ArgumentSource.Default => parameter.Value,
        ArgumentSource.KeyedService when parameter.Required => $"{KeyedServices}.GetRequiredKeyedService<{parameter.Type}>({Provider}, {parameter.Value})",
        ArgumentSource.KeyedService => $"{KeyedServices}.GetKeyedService<{parameter.Type}>({Provider}, {parameter.Value})!",
        _ when parameter.Required => $"{Services}.GetRequiredService<{parameter.Type}>({Provider})",

        // The parameter may have a default of null and a type that says otherwise.
        _ => $"{Services}.GetService<{parameter.Type}>({Provider})!",
    };
}
