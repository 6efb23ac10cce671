using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>What a check writes itself is for those whom a policy admits, and an exception for the log.</summary>
public sealed class RedactionTests
{
    private const string Secret = "S3CRET";

    public static TheoryData<string> Formats => ["application/json", "text/plain"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Nothing_that_a_check_writes_reaches_a_stranger(string accept)
    {
        await using var app = await TestApp.StartAsync(Talkative());

        var answer = await app.GetAsync("/healthcheck/readiness", accept);

        Assert.Equal(503, answer.Status);
        Assert.DoesNotContain(Secret, answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.All(answer.Headers, static header => Assert.DoesNotContain(Secret, header.Value, StringComparison.OrdinalIgnoreCase));
        foreach (var reason in (string[])["unknown-error", "refused", "low-disk", "unhealthy", "construction-failed", "backlog"])
            Assert.Contains(reason, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_details_are_there_in_Development(string accept)
    {
        await using var app = await TestApp.StartAsync(Talkative(), environment: "Development");

        var answer = await app.GetAsync("/healthcheck/readiness", accept);

        Assert.Contains(Secret + "-text", answer.Body, StringComparison.Ordinal);
        Assert.Contains(Secret + "-finding", answer.Body, StringComparison.Ordinal);
        Assert.Contains(Secret + "-description", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret + "-exception", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_JSON_has_the_findings_and_the_figures()
    {
        await using var app = await TestApp.StartAsync(Talkative(), environment: "Development");

        var checks = (await app.GetAsync("/healthcheck/readiness")).Json.GetProperty("checks");
        var findings = checks.GetProperty("findings").GetProperty("findings").EnumerateArray().ToArray();

        Assert.Equal(Secret + "-data", checks.GetProperty("returned").GetProperty("data").GetProperty("key").GetString());
        Assert.Equal(["low-disk", "backlog"], findings.Select(static finding => finding.GetProperty("reason").GetString()));
        Assert.Equal(["Unhealthy", "Degraded"], findings.Select(static finding => finding.GetProperty("severity").GetString()));
        Assert.Equal(Secret + "-finding", findings[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_log_has_what_the_answer_has_not()
    {
        await using var app = await TestApp.StartAsync(Talkative());

        await app.GetAsync("/healthcheck/readiness");

        Assert.Contains(app.Log.Entries, static entry => entry.Message.Contains(Secret + "-text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_of_several_lines_stays_on_its_line()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder()
                .Subset("readiness")
                .Check("database", HealthCheckResult.Unhealthy("one\n[+]forged ok\r\nthree"), "readiness"),
            environment: "Development");

        var answer = await app.GetAsync("/healthcheck/readiness", "text/plain");

        Assert.Equal("readiness: Unhealthy\n[-]database unhealthy: one | [+]forged ok | three\n", answer.Body);
    }

    private static RegistryBuilder Talkative() => new RegistryBuilder()
        .Subset("readiness")
        .Check("threw", StubCheck.Throwing(new InvalidOperationException(Secret + "-exception")), "readiness")
        .Check("threw-a-reason", StubCheck.Throwing(new HealthCheckException("refused", message: Secret + "-text", innerException: Exception())), "readiness")
        .Check("findings", HealthResults.From([
            new HealthFinding(HealthStatus.Unhealthy, "low-disk", Secret + "-finding") { Cause = Exception() },
            new HealthFinding(HealthStatus.Degraded, "backlog", Secret + "-second")]), "readiness")
        .Check("one-finding", HealthResults.Degraded("backlog", Secret + "-text"), "readiness")
        .Check("returned", HealthCheckResult.Unhealthy(
            Secret + "-description",
            Exception(),
            new Dictionary<string, object> { ["key"] = Secret + "-data", [Secret + "-key"] = 1 }), "readiness")
        .Check("not-a-reason", HealthCheckResult.Unhealthy(
            data: new Dictionary<string, object> { [HealthReasons.DataKey] = "Server " + Secret + " refused" }), "readiness")
        .Check(new HealthCheckDefinition("unbuildable", static _ => throw Exception())
        {
            Source = "Tests.Unbuildable",
            Memberships = [new HealthMembership("readiness")],
        });

    private static InvalidOperationException Exception() => new(Secret + "-exception");
}
