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
            .Line(RegistryEmitter.GeneratedCode)
            .Line(RegistryEmitter.NotCovered)
            .Line("static global::HealthChecks.HealthRegistryDefinition global::HealthChecks.IHealthRegistry.Definition => GeneratedDefinition.Value;")
            .Line()
            .Line(RegistryEmitter.GeneratedCode)
            .Line(RegistryEmitter.NotCovered)
            .Line("private static class GeneratedDefinition")
            .Open()
            .Line($"internal static readonly global::HealthChecks.HealthRegistryDefinition Value = new({CSharpText.Literal(registry.FullName)})")
            .Open()
            .Line("Path = MountPath,")
            .Line($"LivenessPath = {registry.QualifiedName}.LivenessPath,");

        if (registry.PathBase is { } pathBase)
            writer.Line($"PathBase = {CSharpText.Literal(pathBase)},");

        var names = new NameExpressions(output);
        Includes(writer, registry);
        SubsetEmitter.Emit(writer, output, names);
        CheckEmitter.Emit(writer, output, names);
        writer.Close("};");

        if (registry.Includes.Count > 0)
        {
            writer
                .Line()
                .Line("// Null only while the registries of a circle wait for each other.")
                .Line("private static global::HealthChecks.HealthRegistryDefinition DefinitionOf<TRegistry>()")
                .Line("    where TRegistry : global::HealthChecks.IHealthRegistry =>")
                .Line("    TRegistry.Definition ?? throw new global::System.InvalidOperationException(typeof(TRegistry) + \" includes itself through other registries; remove one of the inclusions.\");");
        }

        ServiceHelpers.Emit(writer, output.Checks);
        writer.Close();
    }

    private static void Includes(SourceWriter writer, RegistryModel registry)
    {
        if (registry.Includes.Count == 0)
            return;

        writer.Line("Includes = new global::HealthChecks.HealthRegistryInclude[]").Open();
        foreach (var include in registry.Includes)
        {
            var prefix = include.Prefix.Length > 0 ? ", " + CSharpText.Literal(include.Prefix) : "";
            writer.Line($"new(DefinitionOf<{include.Registry}>(){prefix}),");
        }

        writer.Close("},");
    }
}
