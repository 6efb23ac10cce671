using System.Text;
using System.Text.Json;

namespace HealthChecks;

/// <summary><c>health validate</c>: proves what the compiler cannot know, and runs no check.</summary>
internal static class ValidateCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, HealthCommand command, CancellationToken cancellationToken)
    {
        HealthValidationReport report;
        try
        {
            report = await HealthValidation.RunAsync(services, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException exception)
        {
            return CommandConsole.Fail(exception.Message);
        }

        CommandConsole.Output.WriteLine(command.Json ? Json(report) : Text(report));
        return report.Passes ? 0 : 1;
    }

    private static string Text(HealthValidationReport report)
    {
        var text = new StringBuilder();
        foreach (var problem in report.Problems)
            text.Append(ReportLines.Of("health", problem.ReplaceLineEndings(" "))).Append('\n');
        foreach (var check in report.Checks)
        {
            text.Append(ReportLines.Of(check.Check.Name, ResultOf(check)));
            if (check.Problem is { } problem)
                text.Append(": ").Append(problem.ReplaceLineEndings(" "));
            if (check.Subsets.Count == 0)
                text.Append(TagsOf(check) is { Length: > 0 } tags ? $" (in no subset; its tags are {tags})" : " (in no subset)");
            text.Append('\n');
        }

        return text.Append(report.Checks.Count).Append(report.Checks.Count == 1 ? " check, " : " checks, ")
            .Append(report.ProblemCount).Append(report.ProblemCount == 1 ? " problem" : " problems").ToString();
    }

    private static string Json(HealthValidationReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("valid", report.Passes);
            writer.WriteStartArray("problems");
            foreach (var problem in report.Problems)
                writer.WriteStringValue(problem);
            writer.WriteEndArray();
            writer.WriteStartObject("checks");
            foreach (var check in report.Checks)
            {
                writer.WriteStartObject(check.Check.Name);
                writer.WriteString("result", ResultOf(check) is "OK" ? "ok" : ResultOf(check));
                if (check.Problem is { } problem)
                    writer.WriteString("problem", problem);
                writer.WriteString("source", check.Check.Source);
                writer.WriteStartArray("subsets");
                foreach (var subset in check.Subsets)
                    writer.WriteStringValue(subset);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string ResultOf(HealthCheckValidation check) => check.Reason switch
    {
        HealthReasons.Healthy => "OK",
        HealthReasons.NotApplicable => "absent",
        _ => check.Reason,
    };

    private static string TagsOf(HealthCheckValidation check) =>
        check.Check.Registration is { } registration ? string.Join(", ", registration.Tags) : "";
}
