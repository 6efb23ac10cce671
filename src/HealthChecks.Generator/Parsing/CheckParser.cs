using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Turns a symbol marked with <c>[HealthCheck]</c> into a model: the single home of every rule about what a check may be.
/// </summary>
internal sealed class CheckParser(
    Compilation compilation,
    KnownSubsets? knownSubsets,
    IProblemReporter? reporter,
    CancellationToken cancellationToken)
{
    public CheckModel ParseClass(INamedTypeSymbol type, AttributeData marker)
    {
        var rejectedBecause = ClassRules.RejectedBecause(type);
        IMethodSymbol? constructor = null;
        if (rejectedBecause is null)
            constructor = ClassRules.ChooseConstructor(type, out rejectedBecause);

        var parameters = constructor is null
            ? EquatableArray<ParameterModel>.Empty
            : ParameterParser.Parse(constructor.Parameters, CheckShape.Class, out rejectedBecause);

        return Finish(type, marker, CheckShape.Class, type.ToQualifiedName(), type, mayBeAbsent: false, parameters, rejectedBecause);
    }

    public CheckModel ParseMethod(IMethodSymbol method, AttributeData marker)
    {
        var shape = MethodRules.ShapeOf(method, out var rejectedBecause);
        var parameters = EquatableArray<ParameterModel>.Empty;
        if (rejectedBecause is null)
            parameters = ParameterParser.Parse(method.Parameters, shape, out rejectedBecause);

        var target = method.ContainingType.ToQualifiedName() + "." + Emit.CSharpText.Identifier(method.Name);
        var mayBeAbsent = shape == CheckShape.Factory && method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated;
        return Finish(method, marker, shape, target, method.ReturnType, mayBeAbsent, parameters, rejectedBecause);
    }

    private CheckModel Finish(
        ISymbol symbol,
        AttributeData marker,
        CheckShape shape,
        string target,
        ITypeSymbol checkType,
        bool mayBeAbsent,
        EquatableArray<ParameterModel> parameters,
        string? rejectedBecause)
    {
        if (rejectedBecause is not null)
            reporter?.Report(DiagnosticDescriptors.UnusableCheck, symbol.NameLocation(), null, symbol.Name, rejectedBecause);

        var reader = new AttributeReader(marker, compilation, cancellationToken);
        var name = reader.FirstString() is { Length: > 0 } given ? given : NameRules.CheckNameOf(symbol.Name);
        return new CheckModel(
            name,
            symbol.ToFullName(),
            (reader.Type("Registry") as INamedTypeSymbol)?.ToQualifiedName(),
            shape,
            target,
            rejectedBecause,
            mayBeAbsent,
            parameters,
            Memberships(symbol, reader.Bool("Critical") ?? true),
            Settings(reader, checkType));
    }

    private EquatableArray<MembershipModel> Memberships(ISymbol symbol, bool criticalByDefault)
    {
        var memberships = new List<MembershipModel>();
        foreach (var attribute in symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "InSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, compilation, cancellationToken);
            if (reader.FirstSubset() is not { } subset)
                continue;

            memberships.Add(new MembershipModel(subset, reader.Bool("Critical") ?? criticalByDefault));
            if (reporter is not null)
                SubsetRules.Check(subset, knownSubsets, reader.FirstArgumentLocation(), reporter);
        }

        return memberships.ToEquatableArray();
    }

    private CheckSettings Settings(AttributeReader reader, ITypeSymbol checkType)
    {
        var defaults = DefaultsOf(checkType) is { } attribute
            ? new AttributeReader(attribute, compilation, cancellationToken)
            : (AttributeReader?)null;

        return new CheckSettings(
            reader.Bool("Optional") ?? false,
            reader.Bool("Blocking") ?? defaults?.Bool("Blocking") ?? false,
            reader.Double("TimeoutSeconds") ?? defaults?.Double("TimeoutSeconds"),
            reader.Double("FreshSeconds"),
            reader.Double("EverySeconds"),
            reader.Double("MaxAgeSeconds"),
            reader.String("Description"),
            reader.Strings("Tags").ToEquatableArray());
    }

    private static AttributeData? DefaultsOf(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.FindAttribute("HealthCheckDefaultsAttribute") is { } attribute)
                return attribute;
        }

        return null;
    }
}
