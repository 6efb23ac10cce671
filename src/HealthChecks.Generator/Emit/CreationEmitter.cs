using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes how a check is built from services.</summary>
internal static class CreationEmitter
{
    private const string Provider = "services";

    /// <summary>Writes the lambda from a service provider to the check; the parenthesis after it too.</summary>
    public static void Emit(SourceWriter writer, CheckModel check)
    {
        if (check.Shape == CheckShape.Factory)
        {
            writer.Line($"static {Provider} => {check.Target}({Arguments(check)}))");
        }
        else if (check.Shape == CheckShape.Class)
        {
            writer
                .Line($"static {Provider} => {GeneratedMethods.Optional}<{check.Target}>({Provider})")
                .Line($"    ?? new {check.Target}({Arguments(check)}))");
        }
        else
        {
            Method(writer, check);
        }
    }

    /// <summary>The services that decide whether one instance can be shared.</summary>
    public static IEnumerable<string> Dependencies(CheckModel check)
    {
        foreach (var parameter in check.Parameters)
        {
            switch (parameter.Source)
            {
                case ArgumentSource.Service:
                    yield return $"{GeneratedMethods.Dependency}(typeof({parameter.Type}))";
                    break;
                case ArgumentSource.KeyedService:
                    yield return $"{GeneratedMethods.Dependency}(typeof({parameter.Type}), {parameter.Value})";
                    break;
                case ArgumentSource.ServiceProvider:
                    yield return $"{GeneratedMethods.Dependency}(typeof(global::System.IServiceProvider))";
                    break;
            }
        }
    }

    // The services are resolved once for each instance of the check, not once for each run.
    private static void Method(SourceWriter writer, CheckModel check)
    {
        var locals = new List<string>();
        var arguments = new List<string>();
        foreach (var parameter in check.Parameters)
        {
            if (parameter.Source is ArgumentSource.Service or ArgumentSource.KeyedService)
            {
                arguments.Add(Named(parameter, $"service{locals.Count}"));
                locals.Add($"var service{locals.Count} = {Argument(parameter)};");
            }
            else if (Argument(parameter) is { } argument)
            {
                arguments.Add(Named(parameter, argument));
            }
        }

        var adapter = check.Shape switch
        {
            CheckShape.TaskMethod => "FromTask",
            CheckShape.ValueTaskMethod => "FromValueTask",
            _ => "FromResult",
        };
        var usesServices = check.Parameters.Any(static parameter =>
            parameter.Source is ArgumentSource.Service or ArgumentSource.KeyedService or ArgumentSource.ServiceProvider);
        var call = $"{(usesServices ? "" : "static ")}(context, cancellationToken) => {check.Target}({string.Join(", ", arguments)})";
        var built = $"global::HealthChecks.MethodHealthCheck.{adapter}({call})";
        if (locals.Count == 0)
        {
            writer.Line($"static {Provider} => {built})");
            return;
        }

        writer.Line($"static {Provider} =>").Open();
        foreach (var local in locals)
            writer.Line(local);
        writer.Line($"return {built};").Close("})");
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
        ArgumentSource.Context => "context",
        ArgumentSource.CancellationToken => "cancellationToken",
        ArgumentSource.Default => parameter.Value,
        ArgumentSource.KeyedService => Resolve(parameter, $"{Provider}, {parameter.Value}"),
        _ => Resolve(parameter, Provider),
    };

    private static string Resolve(ParameterModel parameter, string arguments) =>
        $"{GeneratedMethods.For(parameter)}<{parameter.Type}>({arguments}){Forgiveness(parameter)}";

    // The parameter may have a default of null and a type that says otherwise.
    private static string Forgiveness(ParameterModel parameter) => parameter.Required ? "" : "!";
}
