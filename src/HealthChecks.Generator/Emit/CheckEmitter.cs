using HealthChecks.Generator.Model;

namespace HealthChecks.Generator.Emit;

/// <summary>Writes the checks of a registry's definition.</summary>
internal static class CheckEmitter
{
    public static void Emit(SourceWriter writer, RegistryOutput output, NameExpressions names)
    {
        if (output.Checks.Count == 0)
            return;

        writer.Line("Checks = new global::HealthChecks.HealthCheckDefinition[]").Open();
        foreach (var check in output.Checks)
        {
            if (check.RejectedBecause is null)
                Usable(writer, check, names);
            else
                Rejected(writer, check, names);
        }

        writer.Close("},");
    }

    private static void Rejected(SourceWriter writer, CheckModel check, NameExpressions names)
    {
        string[] arguments =
        [
            names.Check(check.Name),
            CSharpText.Literal(check.RejectedBecause),
            CSharpText.Literal(check.Source),
            .. check.Memberships.Select(membership => Membership(membership, names)),
        ];

        writer.Line("global::HealthChecks.HealthCheckDefinition.Invalid(");
        for (var i = 0; i < arguments.Length; i++)
            writer.Line($"    {arguments[i]}{(i == arguments.Length - 1 ? ")," : ",")}");
    }

    private static void Usable(SourceWriter writer, CheckModel check, NameExpressions names)
    {
        writer.Open("new(").Line($"{names.Check(check.Name)},");
        CreationEmitter.Emit(writer, check);
        writer.Unindent().Open();

        writer.Line($"Source = {CSharpText.Literal(check.Source)},");
        if (check.Memberships.Count > 0)
        {
            var memberships = string.Join(", ", check.Memberships.Select(membership => Membership(membership, names)));
            writer.Line($"Memberships = new[] {{ {memberships} }},");
        }

        if (check.BlockedBy.Count > 0)
        {
            var causes = string.Join(", ", check.BlockedBy.Select(cause => names.Check(cause.Text)));
            writer.Line($"BlockedBy = new string[] {{ {causes} }},");
        }

        var dependencies = string.Join(", ", CreationEmitter.Dependencies(check));
        if (dependencies.Length > 0)
            writer.Line($"Dependencies = new[] {{ {dependencies} }},");
        if (check.Shape == CheckShape.Class)
            writer.Line($"CheckType = typeof({check.Target}),");
        if (check.MayBeAbsent)
            writer.Line("MayBeAbsent = true,");

        Settings(writer, check.Settings);
        writer.Close("},");
    }

    private static void Settings(SourceWriter writer, CheckSettings settings)
    {
        if (settings.Optional)
            writer.Line("Optional = true,");
        if (settings.Blocking)
            writer.Line("Blocking = true,");
        if (settings.NeedsRunningProcess)
            writer.Line("NeedsRunningProcess = true,");

        Seconds(writer, "TimeoutSeconds", settings.TimeoutSeconds);
        Seconds(writer, "FreshSeconds", settings.FreshSeconds);
        Seconds(writer, "EverySeconds", settings.EverySeconds);
        Seconds(writer, "MaxAgeSeconds", settings.MaxAgeSeconds);
        Count(writer, "FailAfter", settings.FailAfter);
        Count(writer, "PassAfter", settings.PassAfter);

        if (settings.Description is { } description)
            writer.Line($"Description = {CSharpText.Literal(description)},");
        if (settings.Tags.Count > 0)
            writer.Line($"Tags = new string[] {{ {string.Join(", ", settings.Tags.Select(static tag => CSharpText.Literal(tag)))} }},");
    }

    private static void Seconds(SourceWriter writer, string property, double? seconds)
    {
        if (seconds is { } value)
            writer.Line($"{property} = {CSharpText.Literal(value)},");
    }

    private static void Count(SourceWriter writer, string property, int? count)
    {
        if (count is { } value)
            writer.Line($"{property} = {CSharpText.Literal(value)},");
    }

    private static string Membership(MembershipModel membership, NameExpressions names) =>
        $"{GeneratedMethods.Membership}({names.Subset(membership.Subset.Text)}{(membership.Critical ? "" : ", critical: false")})";
}
