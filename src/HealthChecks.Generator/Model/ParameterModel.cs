namespace HealthChecks.Generator.Model;

/// <summary>A parameter of a check's constructor, factory or method, and where its argument comes from.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The <c>global::</c>-qualified type to resolve, without a nullable annotation.</param>
/// <param name="Source">Where the argument comes from.</param>
/// <param name="Required">Whether a missing service is an error.</param>
/// <param name="Value">The service key, or the parameter's own default, as a C# expression; null for none.</param>
internal sealed record ParameterModel(string Name, string Type, ArgumentSource Source, bool Required, string? Value);

/// <summary>Where the argument for a parameter comes from.</summary>
internal enum ArgumentSource
{
    /// <summary>A service.</summary>
    Service,

    /// <summary>A service with a key.</summary>
    KeyedService,

    /// <summary>The service provider itself.</summary>
    ServiceProvider,

    /// <summary>The context of the run.</summary>
    Context,

    /// <summary>The token of the run.</summary>
    CancellationToken,

    /// <summary>The parameter's own default.</summary>
    Default,
}
