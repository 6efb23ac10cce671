using System.Text.Json;

namespace HealthChecks.Tests.Formats;

/// <summary>The schema says no to what it does not describe.</summary>
public sealed class JsonSchemaErrorTests
{
    private static readonly JsonSchema Report = JsonSchema.Load("health-report.v1.schema.json");

    [Theory]
    // One thing wrong in each.
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z"}""", "$ has no schemaVersion")]
    [InlineData("""{"subset":"a","status":"healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""", "$.status is none of")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02 03:04","schemaVersion":1}""", "$.timestamp is no moment")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":2}""", "$.schemaVersion is not 1")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"other":1}""", "$.other is not allowed")]
    [InlineData("""{"subset":"","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""", "$.subset is too short")]
    [InlineData("""{"subset":1,"status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1}""", "$.subset is a Number")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy"}""", "$ has no checks")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":-1,"checks":{}}""", "$.durationMs is less than 0")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":1,"checks":{"":{"status":"Healthy","reason":"healthy","critical":true}}}""", "$.checks.'s name is too short")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":1,"checks":{"b":{"status":"Healthy","reason":"healthy","critical":true,"ageMs":1,"durationMs":1}}}""", "$.checks.b has no measuredAt")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":1,"checks":{"b":{"status":"Healthy","reason":"healthy","critical":true,"data":{"x":[]}}}}""", "$.checks.b.data.x is a Array")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":1,"checks":{"b":{"status":"Healthy","reason":"healthy","critical":true,"findings":[{"severity":"Healthy","reason":""}]}}}""", "$.checks.b.findings has too few items")]
    [InlineData("""{"subset":"a","status":"Healthy","timestamp":"2026-01-02T03:04:05Z","schemaVersion":1,"reason":"healthy","durationMs":1,"checks":{"b":{"status":"Healthy","reason":"healthy","critical":true,"consecutive":1.5,"lastStatus":"Healthy","lastReason":"x"}}}""", "$.checks.b.consecutive is a Number")]
    public void The_schema_tells_what_is_wrong(string body, string error)
    {
        using var document = JsonDocument.Parse(body);

        Assert.Contains(Report.Errors(document.RootElement), each => each.StartsWith(error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_keyword_that_the_test_does_not_know_is_no_pass() =>
        Assert.Throws<NotSupportedException>(static () => JsonSchema.Parse("""{"maxLength":1}""").Errors(JsonDocument.Parse("1").RootElement));
}
