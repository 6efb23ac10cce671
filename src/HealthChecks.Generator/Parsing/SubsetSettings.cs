using HealthChecks.Generator.Emit;

namespace HealthChecks.Generator.Parsing;

/// <summary>The settings of a subset that only pass through to the definition.</summary>
internal static class SubsetSettings
{
    /// <summary>The settings that are status codes, in declaration order.</summary>
    public static readonly string[] StatusCodes = ["HealthyStatusCode", "DegradedStatusCode", "UnhealthyStatusCode", "DrainingStatusCode"];

    /// <summary>The settings that count something, in declaration order.</summary>
    public static readonly string[] Counts = ["FailAfter", "PassAfter", "MaxParallel"];

    public static IEnumerable<string> Read(AttributeReader reader)
    {
        if (reader.Int("JoinByTag") is { } joinByTag)
            yield return $"JoinByTag = {CSharpText.Enum("global::HealthChecks.JoinByTag", ["Critical", "NonCritical", "No"], joinByTag)}";

        foreach (var property in (string[])["AllowEmpty", "AheadOfPipeline"])
        {
            if (reader.Bool(property) is { } value)
                yield return $"{property} = {CSharpText.Literal(value)}";
        }

        if (reader.Double("FreshSeconds") is { } fresh)
            yield return $"FreshSeconds = {CSharpText.Literal(fresh)}";

        foreach (var property in (string[])["WarningsAsErrors", "Latch"])
        {
            if (reader.Bool(property) is { } value)
                yield return $"{property} = {CSharpText.Literal(value)}";
        }

        foreach (var property in StatusCodes.Concat(Counts))
        {
            if (reader.Int(property) is { } value)
                yield return $"{property} = {CSharpText.Literal(value)}";
        }
    }
}
