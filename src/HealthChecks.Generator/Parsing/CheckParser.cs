using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Turns a symbol marked with <c>[HealthCheck]</c> into a model: the single home of every rule about what a check may be.
/// </summary>
internal sealed class CheckParser(ParseContext context, KnownSubsets? knownSubsets)
{
    public CheckModel ParseClass(INamedTypeSymbol type, AttributeData marker)
    {
        var reader = new AttributeReader(marker, context);
        var registry = reader.Type("Registry") ?? ClassRules.RegistryAround(type);
        var rejectedBecause = ClassRules.RejectedBecause(type, registry);
        var parameters = EquatableArray<ParameterModel>.Empty;
        if (rejectedBecause is null)
            parameters = PlainConstructor.TryRead(type, context) ?? ReadConstructor(type, out rejectedBecause);

        var target = type.ToQualifiedName();
        return Finish(type, reader, CheckShape.Class, registry, target, type, mayBeAbsent: false, parameters, rejectedBecause);
    }

    public CheckModel ParseMethod(IMethodSymbol method, AttributeData marker)
    {
        var shape = MethodRules.ShapeOf(method, out var rejectedBecause);
        var parameters = EquatableArray<ParameterModel>.Empty;
        if (rejectedBecause is null)
            parameters = ParameterParser.Parse(method.Parameters, shape, out rejectedBecause);

        var target = method.ContainingType.ToQualifiedName() + "." + Emit.CSharpText.Identifier(method.Name);

        // A factory in code without nullable annotations may return null as well as not.
        var mayBeAbsent = shape == CheckShape.Factory && method.ReturnType.NullableAnnotation != NullableAnnotation.NotAnnotated;
        var reader = new AttributeReader(marker, context);
        return Finish(method, reader, shape, method.ContainingType, target, method.ReturnType, mayBeAbsent, parameters, rejectedBecause);
    }

    /// <summary>The name of a marked check, given or derived.</summary>
    public static string NameOf(ISymbol symbol, AttributeReader marker) =>
        marker.FirstString() is { Length: > 0 } given ? given : NameRules.CheckNameOf(symbol.Name);

    private static EquatableArray<ParameterModel> ReadConstructor(INamedTypeSymbol type, out string? rejectedBecause) =>
        ClassRules.ChooseConstructor(type, out rejectedBecause) is { } constructor
            ? ParameterParser.Parse(constructor.Parameters, CheckShape.Class, out rejectedBecause)
            : EquatableArray<ParameterModel>.Empty;

    private CheckModel Finish(
        ISymbol symbol,
        AttributeReader reader,
        CheckShape shape,
        INamedTypeSymbol? registry,
        string target,
        ITypeSymbol checkType,
        bool mayBeAbsent,
        EquatableArray<ParameterModel> parameters,
        string? rejectedBecause)
    {
        if (rejectedBecause is not (null or UnknownTypes.Because))
            context.Reporter?.Report(DiagnosticDescriptors.UnusableCheck, symbol.NameLocation(), null, symbol.Name, rejectedBecause);

        var name = NameOf(symbol, reader);
        if (context.Reporter is not null)
            CheckTimingRules.Check(reader, name, context.Reporter);

        return new CheckModel(
            name,
            symbol.ToFullName(),
            registry?.ToQualifiedName(),
            shape,
            target,
            rejectedBecause,
            mayBeAbsent,
            parameters,
            Memberships(symbol, name, reader.Bool("Critical") ?? true),
            BlockedBy(symbol, name),
            Settings(reader, checkType));
    }

    private EquatableArray<MembershipModel> Memberships(ISymbol symbol, string name, bool criticalByDefault)
    {
        var memberships = new List<MembershipModel>();
        foreach (var attribute in symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "InSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstSubset() is not { } subset)
                continue;

            if (context.Reporter is not null)
            {
                SubsetRules.Check(subset, knownSubsets, reader.FirstArgumentLocation(), context.Reporter);
                if (subset.Kind == NameReferenceKind.Name && memberships.Exists(each => each.Subset == subset))
                    ReportTwice(name, $"it is in the subset '{subset.Text}' twice; remove one [InSubset]", reader);
            }

            memberships.Add(new MembershipModel(subset, reader.Bool("Critical") ?? criticalByDefault));
        }

        return memberships.ToEquatableArray();
    }

    private EquatableArray<NameReference> BlockedBy(ISymbol symbol, string name)
    {
        List<NameReference>? causes = null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "BlockedByAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstCheck() is not { } cause)
                continue;

            causes ??= [];
            if (!causes.Contains(cause))
                causes.Add(cause);
            else if (context.Reporter is not null && cause.Kind == NameReferenceKind.Name)
                ReportTwice(name, $"it is blocked by '{cause.Text}' twice; remove one [BlockedBy]", reader);
        }

        return causes?.ToEquatableArray() ?? EquatableArray<NameReference>.Empty;
    }

    private void ReportTwice(string name, string problem, AttributeReader attribute) => context.Reporter!.Report(
        DiagnosticDescriptors.MalformedCheck,
        attribute.FirstArgumentLocation(),
        null,
        name,
        problem);

    private CheckSettings Settings(AttributeReader reader, ITypeSymbol checkType)
    {
        var defaults = DefaultsOf(checkType) is { } attribute ? new AttributeReader(attribute, context) : (AttributeReader?)null;

        return new CheckSettings(
            reader.Bool("Optional") ?? false,
            reader.Bool("Blocking") ?? defaults?.Bool("Blocking") ?? false,
            reader.Bool("NeedsRunningProcess") ?? defaults?.Bool("NeedsRunningProcess") ?? false,
            reader.Double("TimeoutSeconds") ?? defaults?.Double("TimeoutSeconds"),
            reader.Double("FreshSeconds"),
            reader.Double("EverySeconds"),
            reader.Double("MaxAgeSeconds"),
            reader.Int("FailAfter"),
            reader.Int("PassAfter"),
            reader.String("Description"),
            reader.Strings("Tags"));
    }

    private static AttributeData? DefaultsOf(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.FindAttribute("HealthCheckDefaultsAttribute") is { } attribute)
                return attribute;
        }

        return null;
    }
}
