using System.Collections.Immutable;
using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Finds out where the arguments of a constructor, factory or method come from.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> Parse(
        ImmutableArray<IParameterSymbol> parameters,
        CheckShape shape,
        out string? rejectedBecause)
    {
        rejectedBecause = null;
        if (parameters.IsEmpty)
            return EquatableArray<ParameterModel>.Empty;

        var models = new ParameterModel[parameters.Length];
        for (var i = 0; i < models.Length; i++)
        {
            models[i] = Parse(parameters[i]);
            rejectedBecause ??= RejectedBecause(parameters[i], models[i], shape);
        }

        return rejectedBecause is null ? models.ToEquatableArray() : EquatableArray<ParameterModel>.Empty;
    }

    /// <summary>
    /// A parameter that carries no attribute, default, modifier or annotation; null where its type makes it something else than a
    /// service.
    /// </summary>
    public static ParameterModel? ParsePlainService(string name, INamedTypeSymbol type) =>
        SourceOf(type) is null
            ? new ParameterModel(name, type.ToQualifiedName(), ArgumentSource.Service, Required: true, Value: null)
            : null;

    private static string? RejectedBecause(IParameterSymbol parameter, ParameterModel model, CheckShape shape)
    {
        if (parameter.Type.IsUnknown())
            return UnknownTypes.Because;
        if (parameter.RefKind is not RefKind.None)
            return $"its parameter '{parameter.Name}' is passed by reference; take it by value";
        if (parameter.Type.IsRefLikeType || parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol)
            return $"its parameter '{parameter.Name}' has a type that no service can have; take a service instead";

        var belongsToRun = model.Source is ArgumentSource.Context or ArgumentSource.CancellationToken;
        return belongsToRun && shape is CheckShape.Class or CheckShape.Factory
            ? $"its parameter '{parameter.Name}' belongs to a run, and this is called before any; take it in CheckHealthAsync"
            : null;
    }

    private static ParameterModel Parse(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var source = SourceOf(type);
        if (source is null && KeyOf(parameter) is { } key)
        {
            // A missing service of a value type would be unboxed from null.
            var needed = IsRequired(parameter) || (type.IsValueType && type.NullableAnnotation != NullableAnnotation.Annotated);
            return new ParameterModel(parameter.Name, type.ToQualifiedName(), ArgumentSource.KeyedService, needed, key);
        }

        // A text or a number with a default is a setting, not a service.
        if (source is null && parameter.HasExplicitDefaultValue && (type.IsValueType || type.SpecialType == SpecialType.System_String))
        {
            var value = ConstantText.Of(parameter.ExplicitDefaultValue, type);
            return new ParameterModel(parameter.Name, type.ToQualifiedName(), ArgumentSource.Default, Required: false, value);
        }

        source ??= ArgumentSource.Service;
        return new ParameterModel(parameter.Name, type.ToQualifiedName(), source.Value, IsRequired(parameter), Value: null);
    }

    private static bool IsRequired(IParameterSymbol parameter) =>
        parameter.NullableAnnotation != NullableAnnotation.Annotated && !parameter.HasExplicitDefaultValue;

    /// <summary>What a type alone says; null when it is a service unless an attribute or default says otherwise.</summary>
    private static ArgumentSource? SourceOf(ITypeSymbol type)
    {
        if (type.Is("System.Threading", "CancellationToken"))
            return ArgumentSource.CancellationToken;
        if (type.Is(MetadataNames.FrameworkNamespace, "HealthCheckContext"))
            return ArgumentSource.Context;

        return type.Is("System", "IServiceProvider") ? ArgumentSource.ServiceProvider : null;
    }

    private static string? KeyOf(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.DependencyInjectionNamespace, "FromKeyedServicesAttribute")
                && attribute.ConstructorArguments is [{ IsNull: false } key])
            {
                return ConstantText.Of(key);
            }
        }

        return null;
    }
}
