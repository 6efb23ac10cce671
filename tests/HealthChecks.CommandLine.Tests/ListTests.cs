using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class ListTests
{
    [Fact]
    public async Task Names_the_subsets_with_their_checks()
    {
        var run = await CommandRun.TryAsync(Registry(), "health", "list");

        Assert.Equal(
            new CommandRun(
                0,
                """
                integrations  /healthcheck/integrations
                  cache (not critical)
                  database
                readiness  /healthcheck/readiness
                  database

                """,
                ""),
            run);
    }

    [Fact]
    public async Task JSON_is_exactly_one_document()
    {
        var run = await CommandRun.TryAsync(Registry(), "health", "list", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """{"registry":"Tests.AppHealth","liveness":"/healthcheck/liveness","subsets":{"integrations":{"path":"/healthcheck/integrations","deadlineMs":5000,"checks":{"cache":{"critical":false},"database":{"critical":true}}},"readiness":{"path":"/healthcheck/readiness","deadlineMs":800,"checks":{"database":{"critical":true}}}}}""",
            run.Json.GetRawText());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("probe", "readiness")]
    [InlineData("run", "readiness")]
    public async Task A_registry_that_contradicts_itself_is_a_message_and_exit_code_1(params string[] command)
    {
        var registry = new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readyness");

        var run = await CommandRun.ProgramAsync(registry, static _ => { }, ["health", .. command]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("'readyness', which nobody declares", run.Errors, StringComparison.Ordinal);
    }

    private static RegistryBuilder Registry() => new RegistryBuilder()
        .Subset("readiness")
        .Subset(new HealthSubsetDefinition("integrations") { Includes = ["readiness"] })
        .Check("database", HealthCheckResult.Healthy(), "readiness")
        .Check(new HealthCheckDefinition("cache", static _ => new StubCheck(HealthCheckResult.Healthy()))
        {
            Memberships = [new HealthMembership("integrations", Critical: false)],
        });
}
