using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>What is wrong between the subsets of a registry, each of which may be right: HCK002 for circles, HCK119, HCK120.</summary>
internal sealed class SubsetGroupRules(RegistryFacts registry, DeclarationFacts facts, ParseContext context)
{
    private static readonly string[] Containers = ["Subsets", "SubsetPaths", "SubsetDeadlineSeconds"];

    private readonly Dictionary<string, string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inCircle = new(StringComparer.OrdinalIgnoreCase);

    public void Check(AttributeData registryMarker)
    {
        foreach (var attribute in registry.Registry.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(MetadataNames.OurNamespace, "HealthSubsetAttribute"))
                continue;

            var reader = new AttributeReader(attribute, context);
            if (reader.FirstString() is not { } name)
                continue;

            CheckName(reader, name);
            CheckCircle(reader, name);
            LivenessPathRules.Check(registryMarker, reader, name, facts, context);
        }
    }

    // The later of two is marked; two that differ only by case have been reported as one name.
    private void CheckName(AttributeReader reader, string name)
    {
        if (!PortableName.Is(name))
            return;

        var location = reader.FirstArgumentLocation();
        var skeleton = NameRules.SkeletonOf(name);
        if (!_declared.TryGetValue(skeleton, out var other))
        {
            _declared.Add(skeleton, name);
            if ((other = Included(name, skeleton)) is null)
                NameConstantRules.Check("subset", name, Containers, location, context.Reporter!);
        }

        if (other is not null && other != name)
            context.Reporter!.Report(DiagnosticDescriptors.ConfusableNames, location, null, "subset", name, other);
    }

    private string? Included(string name, string skeleton)
    {
        foreach (var subset in registry.Subsets)
        {
            if (!subset.IsOwn && subset.Name != name && PortableName.Is(subset.Name) && NameRules.SkeletonOf(subset.Name) == skeleton)
                return subset.Name;
        }

        return null;
    }

    // Once for each circle, at the inclusion by which the subset declared first leads into it.
    private void CheckCircle(AttributeReader reader, string name)
    {
        if (_inCircle.Contains(name))
            return;

        foreach (var (included, expression) in reader.Subsets("Includes").Zip(reader.SubsetExpressions("Includes"), static (s, e) => (s, e)))
        {
            var path = new List<string> { name };
            if (included.Kind != Model.NameReferenceKind.Name || !LeadsTo(included.Text, name, path, []))
                continue;

            foreach (var subset in path)
                _inCircle.Add(subset);
            var circle = string.Join(" → ", path.Select(static each => $"'{each}'"));
            var problem = path.Count == 1 ? "it includes itself" : $"{circle} → '{name}' include each other";
            context.Reporter!.Report(
                DiagnosticDescriptors.MalformedSubset,
                expression.GetLocation(),
                null,
                name,
                problem + "; remove one of the inclusions");
            return;
        }
    }

    private bool LeadsTo(string from, string target, List<string> path, HashSet<string> visited)
    {
        if (string.Equals(from, target, StringComparison.OrdinalIgnoreCase))
            return true;
        if (registry.Find(from) is not { } subset || !visited.Add(subset.Name))
            return false;

        path.Add(subset.Name);
        foreach (var included in subset.Includes)
        {
            if (LeadsTo(included, target, path, visited))
                return true;
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }
}
