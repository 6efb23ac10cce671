using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HealthChecks;

/// <summary>
/// <c>health contract</c>: what a manifest has to agree with, from the registry's constants. Its shape is documented in
/// <c>docs/command-line.md</c>, and has a version.
/// </summary>
internal static class ContractCommand
{
    private const int Version = 1;
    private const double DefaultTimeoutSeconds = 5;

    public static int Run(ComposedHealthRegistry registry)
    {
        ProcessSettings settings;
        try
        {
            settings = ProcessSettings.Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CommandConsole.Fail(exception.Message);
        }

        CommandConsole.Output.WriteLine(Json(registry, settings));
        return 0;
    }

    private static string Json(ComposedHealthRegistry registry, ProcessSettings settings)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("registry", registry.Root.Name);
            writer.WriteString("mount", registry.Root.Path);
            if (registry.Root.PathBase is { } pathBase)
                writer.WriteString("pathBase", pathBase);
            // What code sets only the running process knows.
            if (double.TryParse(settings.Find("HealthChecks:DrainSeconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out var drain))
                writer.WriteNumber("drainSeconds", drain);
            WriteLiveness(writer, registry);
            writer.WriteStartObject("subsets");
            foreach (var subset in registry.Subsets)
                WriteSubset(writer, subset);
            writer.WriteEndObject();
            writer.WriteStartArray("commands");
            foreach (var verb in CommandVerb.All)
                writer.WriteStringValue(verb.Name);
            writer.WriteEndArray();
            writer.WriteStartObject("exitCodes");
            writer.WriteNumber("pass", 0);
            writer.WriteNumber("fail", 1);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteLiveness(Utf8JsonWriter writer, ComposedHealthRegistry registry)
    {
        // Switched off, there is nothing to probe.
        if (registry.Root.LivenessPath.Length == 0)
            return;

        writer.WriteStartObject("liveness");
        writer.WriteString("path", registry.Root.LivenessPath);
        WriteCommand(writer, "liveness");
        writer.WriteEndObject();
    }

    private static void WriteSubset(Utf8JsonWriter writer, ComposedHealthSubset subset)
    {
        var definition = subset.Definition;
        writer.WriteStartObject(subset.Name);
        writer.WriteString("path", subset.Path);
        writer.WriteString("kind", definition.Kind.ToString());
        writer.WriteNumber("deadlineSeconds", definition.Deadline.TotalSeconds);
        writer.WriteBoolean("aheadOfPipeline", definition.AheadOfPipeline ?? false);
        writer.WriteStartObject("statusCodes");
        writer.WriteNumber("healthy", definition.HealthyStatusCode ?? 200);
        writer.WriteNumber("degraded", definition.DegradedStatusCode ?? 200);
        writer.WriteNumber("unhealthy", definition.UnhealthyStatusCode ?? 503);
        writer.WriteEndObject();
        WriteCommand(writer, subset.Name);
        writer.WriteStartObject("checks");
        foreach (var member in subset.Members)
        {
            writer.WriteStartObject(member.Check.Name);
            writer.WriteBoolean("critical", member.Critical);
            writer.WriteNumber("timeoutSeconds", member.Check.Definition?.TimeoutSeconds ?? DefaultTimeoutSeconds);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCommand(Utf8JsonWriter writer, string subset)
    {
        writer.WriteStartArray("command");
        writer.WriteStringValue("health");
        writer.WriteStringValue("probe");
        writer.WriteStringValue(subset);
        writer.WriteEndArray();
    }
}
