using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes the constants that users and analyzers read: names, paths, deadlines.</summary>
internal static class ConstantsEmitter
{
    public static void Emit(SourceWriter writer, RegistryOutput output)
    {
        var registry = output.Registry;
        writer
            .Summary("The path below which the subsets are served.")
            .Line(RegistryEmitter.GeneratedCode)
            .Line($"public const string MountPath = {CSharpText.Literal(registry.Path)};")
            .Line()
            .Summary("The path of the liveness probe; empty when it is switched off.")
            .Line(RegistryEmitter.GeneratedCode)
            .Line($"public const string LivenessPath = {CSharpText.Literal(registry.LivenessPath)};")
            .Line();

        Names(writer, "Subsets", "The names of the subsets.", output.SubsetConstants);
        writer.Line();
        Names(writer, "Checks", "The names of the checks.", output.CheckConstants);
        writer.Line();

        writer.Summary("The paths at which the subsets are served by <c>MapHealth</c>.");
        writer.Line(RegistryEmitter.GeneratedCode).Line("public static class SubsetPaths").Open();
        foreach (var constant in output.SubsetConstants)
        {
            var path = SubsetDefaults.PathOf(registry.Path, constant.Name);
            writer.Line($"public const string {Member(constant, "SubsetPaths")} = {CSharpText.Literal(path)};");
        }

        writer.Close().Line();

        writer
            .Summary("The seconds within which the declared subsets answer.")
            .Line(RegistryEmitter.GeneratedCode)
            .Line("public static class SubsetDeadlineSeconds")
            .Open();
        var declared = registry.Subsets.GroupBy(static subset => subset.Name, StringComparer.Ordinal).Select(static same => same.First());
        foreach (var subset in declared)
        {
            var constant = output.SubsetConstants.First(constant => constant.Name == subset.Name);
            var seconds = subset.DeadlineSeconds ?? SubsetDefaults.DeadlineSeconds(subset.Probe ?? SubsetDefaults.KindOf(subset.Name));
            writer.Line($"public const double {Member(constant, "SubsetDeadlineSeconds")} = {CSharpText.Literal(seconds)};");
        }

        writer.Close();
    }

    // The editor shows a constant's value, so a summary would only say it twice, and a thousand of them take time to parse.
    private static void Names(SourceWriter writer, string container, string summary, EquatableArray<NameConstant> constants)
    {
        writer.Summary(summary).Line(RegistryEmitter.GeneratedCode).Line($"public static class {container}").Open();
        foreach (var constant in constants)
            writer.Line($"public const string {constant.Identifier} = {CSharpText.Literal(constant.Name)};");
        writer.Close();
    }

    // A member may not have the name of its class.
    private static string Member(NameConstant constant, string container) =>
        constant.Identifier == container ? constant.Identifier + "_" : constant.Identifier;
}
