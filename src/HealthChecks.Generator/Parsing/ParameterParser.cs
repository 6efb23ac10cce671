using System.Collections.Immutable;
using HealthChecks.Generator.Emit;
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
        var models = ImmutableArray.CreateBuilder<ParameterModel>(parameters.Length);
        foreach (var parameter in parameters)
        {
            rejectedBecause ??= RejectedBecause(parameter, shape);
            models.Add(Parse(parameter));
        }

        return rejectedBecause is null ? new EquatableArray<ParameterModel>(models.MoveToImmutable()) : EquatableArray<ParameterModel>.Empty;
    }

    private static string? RejectedBecause(IParameterSymbol parameter, CheckShape shape)
    {
        if (parameter.RefKind is not RefKind.None)
            return $"its parameter '{parameter.Name}' is passed by reference; take it by value";
        if (parameter.Type.IsRefLikeType || parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol)
            return $"its parameter '{parameter.Name}' has a type that no service can have; take a service instead";

        var belongsToRun = SourceOf(parameter) is ArgumentSource.Context or ArgumentSource.CancellationToken;
        return belongsToRun && shape is (CheckShape.Class or CheckShape.Factory)
            ? $"its parameter '{parameter.Name}' belongs to a run, and this is called before any; take it in CheckHealthAsync"
            : null;
    }

    private static ParameterModel Parse(IParameterSymbol parameter)
    {
        var source = SourceOf(parameter);
        var required = parameter.NullableAnnotation != NullableAnnotation.Annotated && !parameter.HasExplicitDefaultValue;
        return new ParameterModel(
            parameter.Name,
            parameter.Type.ToQualifiedName(),
            source,
            required,
            source == ArgumentSource.Service ? KeyOf(parameter) : null);
    }

    private static ArgumentSource SourceOf(IParameterSymbol parameter)
    {
        if (parameter.Type.Is("System.Threading", "CancellationToken"))
            return ArgumentSource.CancellationToken;
        if (parameter.Type.Is(MetadataNames.FrameworkNamespace, "HealthCheckContext"))
            return ArgumentSource.Context;
        if (KeyOf(parameter) is not null)
            return ArgumentSource.Service;
        if (parameter.Type.Is("System", "IServiceProvider"))
            return ArgumentSource.ServiceProvider;

        // A text or a number with a default is a setting, not a service.
        return parameter.HasExplicitDefaultValue && (parameter.Type.IsValueType || parameter.Type.SpecialType == SpecialType.System_String)
            ? ArgumentSource.Default
            : ArgumentSource.Service;
    }

    private static string? KeyOf(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.DependencyInjectionNamespace, "FromKeyedServicesAttribute")
                && attribute.ConstructorArguments is [{ IsNull: false } key]
                && key.Kind is not TypedConstantKind.Error and not TypedConstantKind.Array)
            {
                return CSharpText.Constant(key);
            }
        }

        return null;
    }
}
