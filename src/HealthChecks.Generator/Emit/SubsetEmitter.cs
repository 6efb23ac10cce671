using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes the subsets of a registry's definition.</summary>
internal static class SubsetEmitter
{
    private static readonly string[] ProbeKinds = ["None", "Startup", "Readiness", "Liveness"];

    public static void Emit(SourceWriter writer, RegistryOutput output, NameExpressions names)
    {
        if (output.Registry.Subsets.Count == 0)
            return;

        writer.Line("Subsets = new global::HealthChecks.HealthSubsetDefinition[]").Open();
        foreach (var subset in output.Registry.Subsets)
        {
            var settings = Settings(subset, names).ToArray();
            var construction = $"new({names.Subset(subset.Name)})";
            if (settings.Length == 0)
            {
                writer.Line(construction + ",");
                continue;
            }

            writer.Line(construction).Open();
            foreach (var setting in settings)
                writer.Line(setting + ",");
            writer.Close("},");
        }

        writer.Close("},");
    }

    private static IEnumerable<string> Settings(SubsetModel subset, NameExpressions names)
    {
        if (subset.Probe is { } probe)
            yield return $"Probe = {CSharpText.Enum("global::HealthChecks.ProbeKind", ProbeKinds, probe)}";
        if (subset.Includes.Count > 0)
            yield return $"Includes = new string[] {{ {string.Join(", ", subset.Includes.Select(include => names.Subset(include.Text)))} }}";
        if (subset.Tags.Count > 0)
            yield return $"Tags = new string[] {{ {string.Join(", ", subset.Tags.Select(static tag => CSharpText.Literal(tag)))} }}";
        if (subset.DeadlineSeconds is { } deadline)
            yield return $"DeadlineSeconds = {CSharpText.Literal(deadline)}";
        foreach (var setting in subset.OtherSettings)
            yield return setting;
    }
}
