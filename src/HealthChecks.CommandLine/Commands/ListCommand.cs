using System.Text;
using System.Text.Json;

namespace HealthChecks;

/// <summary><c>health list</c>: the subsets and their checks.</summary>
internal static class ListCommand
{
    public static int Run(ComposedHealthRegistry registry, HealthCommand command)
    {
        CommandConsole.Output.WriteLine(command.Json ? Json(registry) : Text(registry));
        return 0;
    }

    private static string Text(ComposedHealthRegistry registry)
    {
        var text = new StringBuilder();
        foreach (var subset in registry.Subsets)
        {
            text.Append(subset.Name).Append("  ").Append(subset.Path).Append('\n');
            foreach (var member in subset.Members)
                text.Append("  ").Append(member.Check.Name).Append(member.Critical ? "" : " (not critical)").Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Json(ComposedHealthRegistry registry)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("registry", registry.Root.Name);
            writer.WriteString("liveness", registry.Root.LivenessPath);
            writer.WriteStartObject("subsets");
            foreach (var subset in registry.Subsets)
            {
                writer.WriteStartObject(subset.Name);
                writer.WriteString("path", subset.Path);
                writer.WriteNumber("deadlineMs", subset.Definition.Deadline.TotalMilliseconds);
                writer.WriteStartObject("checks");
                foreach (var member in subset.Members)
                {
                    writer.WriteStartObject(member.Check.Name);
                    writer.WriteBoolean("critical", member.Critical);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
