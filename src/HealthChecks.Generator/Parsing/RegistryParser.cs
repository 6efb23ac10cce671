using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>Turns a class marked with <c>[HealthRegistry]</c> into a model.</summary>
internal sealed class RegistryParser(Compilation compilation, IProblemReporter? reporter, CancellationToken cancellationToken)
{
    /// <summary>The registry; null for a class that no generated part can complete, which the compiler says better.</summary>
    public RegistryModel? Parse(INamedTypeSymbol type, AttributeData marker)
    {
        if (type.IsStatic || type.IsFileLocal || type.IsGenericOrInGeneric())
            return null;

        var reader = new AttributeReader(marker, compilation, cancellationToken);
        var known = reporter is null ? null : KnownSubsets.Of(type);
        return new RegistryModel(
            type.ContainingNamespace is { IsGlobalNamespace: false } ? type.ContainingNamespace.ToFullName() : "",
            ContainingTypes(type).ToEquatableArray(),
            type.Name,
            type.ToFullName(),
            type.ToQualifiedName(),
            type.IsVisibleToAssembly(),
            reader.String("Path") ?? "/healthcheck",
            reader.Has("LivenessPath") ? reader.String("LivenessPath") ?? "" : "/healthcheck/liveness",
            reader.String("PathBase") is { Length: > 0 } pathBase ? pathBase : null,
            Subsets(type, known).ToEquatableArray(),
            Includes(type).ToEquatableArray(),
            MethodChecks(type, known).ToEquatableArray());
    }

    private IEnumerable<SubsetModel> Subsets(INamedTypeSymbol type, KnownSubsets? known)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, compilation, cancellationToken);
            if (reader.FirstString() is not { } name)
                continue;

            if (reporter is not null)
                CheckIncludes(reader, known, reporter);

            yield return new SubsetModel(
                name,
                reader.Subsets("Includes").ToEquatableArray(),
                reader.Strings("Tags").ToEquatableArray(),
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

    private static IEnumerable<IncludeModel> Includes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is(MetadataNames.OurNamespace, "IncludeRegistryAttribute")
                && attribute.AttributeClass!.TypeArguments is [INamedTypeSymbol { TypeKind: not TypeKind.Error } included])
            {
                var prefix = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "Prefix").Value.Value as string;
                yield return new IncludeModel(
                    included.ToQualifiedName(),
                    prefix ?? "",
                    (KnownSubsets.Of(included)?.Names ?? []).ToEquatableArray(),
                    IncludedChecks.Of(included).ToEquatableArray());
            }
        }
    }

    private IEnumerable<CheckModel> MethodChecks(INamedTypeSymbol type, KnownSubsets? known)
    {
        var parser = new CheckParser(compilation, known, reporter, cancellationToken);
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && method.FindAttribute("HealthCheckAttribute") is { } marker)
                yield return parser.ParseMethod(method, marker);
        }
    }

    private static IEnumerable<string> ContainingTypes(INamedTypeSymbol type)
    {
        var declarations = new Stack<string>();
        for (var current = type.ContainingType; current is not null; current = current.ContainingType)
        {
            var keyword = current switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            declarations.Push($"partial {keyword} {Emit.CSharpText.Identifier(current.Name)}");
        }

        return declarations;
    }
}
