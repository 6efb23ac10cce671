using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Turns a class marked with <c>[HealthRegistry]</c> into a model.</summary>
internal sealed class RegistryParser(ParseContext context)
{
    /// <summary>The registry; null for a class that no generated part can complete.</summary>
    public RegistryModel? Parse(INamedTypeSymbol type, AttributeData marker)
    {
        if (!type.HasWholeName())
            return null;

        var shape = RegistryShape.Of(type, context.CancellationToken);
        if (context.Reporter is not null)
            shape.Report(type, context.Reporter);
        if (!shape.CanHaveParts)
            return null;

        var reader = new AttributeReader(marker, context);
        var known = context.Reporter is null ? null : KnownSubsets.Of(type, context);
        return new RegistryModel(
            type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDeclaredName() : "",
            ContainingTypes(type).ToEquatableArray(),
            Declaration(type),
            type.ToFullName(),
            type.ToQualifiedName(),
            type.IsVisibleToAssembly(),
            shape.IsPartial,
            shape.CanHaveDefinition,
            reader.String("Path") ?? "/healthcheck",
            reader.String("LivenessPath") ?? "/healthcheck/liveness",
            reader.String("PathBase") is { Length: > 0 } pathBase ? pathBase : null,
            Subsets(type, known).ToEquatableArray(),
            IncludedRegistries.Of(type, context),
            MethodChecks(type, known).ToEquatableArray());
    }

    /// <summary>The methods of a registry that are marked as checks, in the order of its model's checks.</summary>
    public static IEnumerable<(IMethodSymbol Method, AttributeData Marker)> MarkedMethods(INamedTypeSymbol registry)
    {
        foreach (var member in registry.GetMembers())
        {
            if (member is IMethodSymbol method && method.FindAttribute("HealthCheckAttribute") is { } marker)
                yield return (method, marker);
        }
    }

    private IEnumerable<SubsetModel> Subsets(INamedTypeSymbol type, KnownSubsets? known)
    {
        var rules = context.Reporter is null ? null : new SubsetDeclarationRules(type.Name, known, context.Reporter);
        foreach (var attribute in type.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            rules?.Check(reader);
            if (reader.FirstString() is not { } name)
                continue;

            if (context.Reporter is not null)
                CheckIncludes(reader, known, context.Reporter);

            yield return new SubsetModel(
                name,
                reader.Subsets("Includes"),
                reader.Strings("Tags"),
                reader.Int("Probe"),
                reader.Double("DeadlineSeconds"),
                SubsetSettings.Read(reader).ToEquatableArray());
        }
    }

    private static void CheckIncludes(AttributeReader reader, KnownSubsets? known, IProblemReporter reporter)
    {
        foreach (var (subset, expression) in reader.Subsets("Includes").Zip(reader.SubsetExpressions("Includes"), static (s, e) => (s, e)))
            SubsetRules.Check(subset, known, expression.GetLocation(), reporter);
    }

    private IEnumerable<CheckModel> MethodChecks(INamedTypeSymbol type, KnownSubsets? known)
    {
        var parser = new CheckParser(context, known);
        foreach (var (method, marker) in MarkedMethods(type))
            yield return parser.ParseMethod(method, marker);
    }

    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol type)
    {
        var declarations = new Stack<string>();
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
            declarations.Push(Declaration(current));

        return declarations;
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        var keyword = type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
        return $"partial {keyword} {Emit.CSharpText.Identifier(type.Name)}";
    }
}
