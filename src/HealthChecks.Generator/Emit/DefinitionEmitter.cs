using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes the registry's definition: the code that the engine reads.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(SourceWriter writer, RegistryOutput output)
    {
        var registry = output.Registry;
        writer
            .Line("/// <inheritdoc />")
            .Line("static global::HealthChecks.HealthRegistryDefinition global::HealthChecks.IHealthRegistry.Definition => GeneratedDefinition.Value;")
            .Line()
            .Line("private static class GeneratedDefinition")
            .Open()
            .Line("internal static readonly global::HealthChecks.HealthRegistryDefinition Value =")
            .Line($"    new global::HealthChecks.HealthRegistryDefinition({CSharpText.Literal(registry.FullName)})")
            .Open()
            .Line("Path = MountPath,")
            .Line($"LivenessPath = {registry.QualifiedName}.LivenessPath,");

        if (registry.PathBase is { } pathBase)
            writer.Line($"PathBase = {CSharpText.Literal(pathBase)},");

        Includes(writer, registry);
        Subsets(writer, output);
        Checks(writer, output);
        writer.Close("};");

        if (registry.Includes.Count > 0)
        {
            writer
                .Line()
                .Line("private static global::HealthChecks.HealthRegistryDefinition DefinitionOf<TRegistry>()")
                .Line("    where TRegistry : global::HealthChecks.IHealthRegistry => TRegistry.Definition;");
        }

        writer.Close();
    }

    private static void Includes(SourceWriter writer, RegistryModel registry)
    {
        if (registry.Includes.Count == 0)
            return;

        writer.Line("Includes = new global::HealthChecks.HealthRegistryInclude[]").Open();
        foreach (var include in registry.Includes)
        {
            writer.Line(
                $"new global::HealthChecks.HealthRegistryInclude(DefinitionOf<{include.Registry}>(), {CSharpText.Literal(include.Prefix)}),");
        }

        writer.Close("},");
    }

    private static void Subsets(SourceWriter writer, RegistryOutput output)
    {
        if (output.Registry.Subsets.Count == 0)
            return;

        writer.Line("Subsets = new global::HealthChecks.HealthSubsetDefinition[]").Open();
        foreach (var subset in output.Registry.Subsets)
        {
            var settings = Settings(subset, output).ToArray();
            var construction = $"new global::HealthChecks.HealthSubsetDefinition({SubsetName(subset.Name, output)})";
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

    private static IEnumerable<string> Settings(SubsetModel subset, RegistryOutput output)
    {
        if (subset.Probe is { } probe)
            yield return $"Probe = (global::HealthChecks.ProbeKind){probe}";
        if (subset.Includes.Count > 0)
            yield return $"Includes = new string[] {{ {string.Join(", ", subset.Includes.Select(include => SubsetName(include.Text, output)))} }}";
        if (subset.Tags.Count > 0)
            yield return $"Tags = {Texts(subset.Tags)}";
        if (subset.DeadlineSeconds is { } deadline)
            yield return $"DeadlineSeconds = {CSharpText.Literal(deadline)}";
        foreach (var setting in subset.OtherSettings)
            yield return setting;
    }

    private static void Checks(SourceWriter writer, RegistryOutput output)
    {
        if (output.Checks.Count == 0)
            return;

        writer.Line("Checks = new global::HealthChecks.HealthCheckDefinition[]").Open();
        foreach (var check in output.Checks)
        {
            if (check.RejectedBecause is null)
                Usable(writer, check, output);
            else
                Rejected(writer, check, output);
        }

        writer.Close("},");
    }

    private static void Rejected(SourceWriter writer, CheckModel check, RegistryOutput output)
    {
        string[] arguments =
        [
            CheckName(check, output),
            CSharpText.Literal(check.RejectedBecause),
            CSharpText.Literal(check.Source),
            .. check.Memberships.Select(membership => Membership(membership, output)),
        ];

        writer.Line("global::HealthChecks.HealthCheckDefinition.Invalid(");
        for (var i = 0; i < arguments.Length; i++)
            writer.Line($"    {arguments[i]}{(i == arguments.Length - 1 ? ")," : ",")}");
    }

    private static void Usable(SourceWriter writer, CheckModel check, RegistryOutput output)
    {
        writer
            .Line("new global::HealthChecks.HealthCheckDefinition(")
            .Line($"    {CheckName(check, output)},")
            .Line($"    {CreationEmitter.Factory(check)})")
            .Open();
        foreach (var setting in Settings(check, output))
            writer.Line(setting + ",");
        writer.Close("},");
    }

    private static IEnumerable<string> Settings(CheckModel check, RegistryOutput output)
    {
        yield return $"Source = {CSharpText.Literal(check.Source)}";

        if (check.Memberships.Count > 0)
        {
            var memberships = string.Join(", ", check.Memberships.Select(membership => Membership(membership, output)));
            yield return $"Memberships = new global::HealthChecks.HealthMembership[] {{ {memberships} }}";
        }

        var dependencies = CreationEmitter.Dependencies(check).ToArray();
        if (dependencies.Length > 0)
            yield return $"Dependencies = new global::HealthChecks.HealthCheckDependency[] {{ {string.Join(", ", dependencies)} }}";
        if (check.Shape == CheckShape.Class)
            yield return $"CheckType = typeof({check.Target})";
        if (check.MayBeAbsent)
            yield return "MayBeAbsent = true";

        var settings = check.Settings;
        if (settings.Optional)
            yield return "Optional = true";
        if (settings.Blocking)
            yield return "Blocking = true";
        foreach (var (name, seconds) in new[]
        {
            ("TimeoutSeconds", settings.TimeoutSeconds),
            ("FreshSeconds", settings.FreshSeconds),
            ("EverySeconds", settings.EverySeconds),
            ("MaxAgeSeconds", settings.MaxAgeSeconds),
        })
        {
            if (seconds is { } value)
                yield return $"{name} = {CSharpText.Literal(value)}";
        }

        if (settings.Description is { } description)
            yield return $"Description = {CSharpText.Literal(description)}";
        if (settings.Tags.Count > 0)
            yield return $"Tags = {Texts(settings.Tags)}";
    }

    private static string Membership(MembershipModel membership, RegistryOutput output) =>
        $"new global::HealthChecks.HealthMembership({SubsetName(membership.Subset.Text, output)}, {CSharpText.Literal(membership.Critical)})";

    private static string Texts(EquatableArray<string> texts) =>
        $"new string[] {{ {string.Join(", ", texts.Select(static text => CSharpText.Literal(text)))} }}";

    private static string SubsetName(string name, RegistryOutput output) =>
        output.SubsetConstant(name) is { } constant ? $"Subsets.{constant}" : CSharpText.Literal(name);

    private static string CheckName(CheckModel check, RegistryOutput output)
    {
        foreach (var constant in output.CheckConstants)
        {
            if (constant.Name == check.Name)
                return $"Checks.{constant.Identifier}";
        }

        return CSharpText.Literal(check.Name);
    }
}
