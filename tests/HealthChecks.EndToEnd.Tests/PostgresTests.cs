using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HealthChecks.Testing.Servers;
using Npgsql;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>The sample with a real PostgreSQL, through everything that can happen to one.</summary>
public sealed class PostgresTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    /// <summary>
    /// How long whoever asks may have waited: the subset promises 0.8 s, a kubelet waits 1 s. With some room where these tests share the
    /// machine with all the others; the native binary is tested alone.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(SamplePrograms.NativeWebApp is null ? 1.5 : 1);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private readonly string _connectionString = postgres.ConnectionString;

    [Fact]
    public async Task Readiness_follows_the_database_down_and_up_again_without_a_restart()
    {
        await using var app = await StartAsync();
        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);

        await postgres.StopAsync();
        try
        {
            var down = await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.ServiceUnavailable, Soon);
            AssertDatabaseReason(down.Body, "connection-failed");
            Assert.DoesNotContain("Npgsql", down.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("127.0.0.1", down.Body, StringComparison.Ordinal);
            AssertInTime(down);

            var integrations = await app.GetAsync("/healthcheck/integrations");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, integrations.Status);
        }
        finally
        {
            await postgres.StartAsync();
        }

        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);
    }

    [Fact]
    public async Task A_database_that_accepts_connections_and_never_answers_fails_readiness_after_its_timeout_and_delays_no_answer()
    {
        await using var app = await StartAsync();
        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);

        postgres.Suspend();
        var suspended = Stopwatch.GetTimestamp();
        RunningWebApp.Answer answer;
        try
        {
            do
            {
                var asked = Stopwatch.GetElapsedTime(suspended);
                answer = await app.GetAsync("/healthcheck/readiness");
                AssertInTime(answer);
                Assert.True(
                    answer.Status == HttpStatusCode.ServiceUnavailable || asked < Timeout + Patience,
                    $"Asked {asked} after the database froze, readiness was still {answer.Status}: {answer.Body}");
            }
            while (answer.Status == HttpStatusCode.OK);

            AssertDatabaseReason(answer.Body, "timeout");
            for (var i = 0; i < 5; i++)
            {
                var again = await app.GetAsync("/healthcheck/readiness");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, again.Status);
                AssertInTime(again);
            }
        }
        finally
        {
            postgres.Resume();
        }

        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);
    }

    [Fact]
    public async Task A_hundred_concurrent_probes_are_one_query()
    {
        await using var app = await StartAsync();
        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);

        await using var observer = NpgsqlDataSource.Create(_connectionString + ";Application Name=observer");
        await ExecuteAsync(observer, "ALTER SYSTEM SET log_statement = 'all'");
        await ExecuteAsync(observer, "SELECT pg_reload_conf()");
        await Task.Delay(TimeSpan.FromSeconds(0.3), TestContext.Current.CancellationToken);
        try
        {
            var before = Queries();
            var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.GetAsync("/healthcheck/readiness")));
            await Task.Delay(TimeSpan.FromSeconds(0.3), TestContext.Current.CancellationToken);

            Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.Equal(1, Queries() - before);
        }
        finally
        {
            await ExecuteAsync(observer, "ALTER SYSTEM RESET log_statement");
            await ExecuteAsync(observer, "SELECT pg_reload_conf()");
        }

        int Queries() => postgres.Log.Split('\n').Count(static line => line.Contains("SELECT 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_commands_exit_with_0_and_1_as_the_database_is_up_and_down()
    {
        await using var app = await StartAsync();
        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);

        var probe = await ProbeAsync(app);
        Assert.Equal(0, probe.ExitCode);
        Assert.Contains("database                 ... OK", probe.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("starting", probe.Output + probe.Errors, StringComparison.Ordinal);

        var run = await RunAsync("--format", "json");
        Assert.Equal(0, run.ExitCode);
        using (JsonDocument.Parse(run.Output))
            Assert.Contains("starting", run.Errors, StringComparison.Ordinal);

        await postgres.StopAsync();
        try
        {
            await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.ServiceUnavailable, Soon);
            var probeDown = await ProbeAsync(app);
            Assert.Equal(1, probeDown.ExitCode);
            Assert.Contains("database                 ... connection-failed", probeDown.Output, StringComparison.Ordinal);

            var runDown = await RunAsync();
            Assert.Equal(1, runDown.ExitCode);
            Assert.Contains("database                 ... connection-failed", runDown.Output, StringComparison.Ordinal);
        }
        finally
        {
            await postgres.StartAsync();
        }
    }

    private static Task<ProgramRun> ProbeAsync(RunningWebApp app) =>
        ProgramRun.RunAsync(SamplePrograms.WebApp, ["health", "probe", "readiness"], ("ASPNETCORE_URLS", app.Address));

    private static void AssertInTime(RunningWebApp.Answer answer) => Assert.InRange(answer.Elapsed, TimeSpan.Zero, Patience);

    private static void AssertDatabaseReason(string body, string reason)
    {
        using var report = JsonDocument.Parse(body);
        var database = report.RootElement.GetProperty("checks").GetProperty("database");
        Assert.Equal(("Unhealthy", reason), (database.GetProperty("status").GetString(), database.GetProperty("reason").GetString()));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string statement)
    {
        await using var command = database.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private Task<RunningWebApp> StartAsync() => RunningWebApp.StartAsync(("ConnectionStrings__Orders", _connectionString));

    private Task<ProgramRun> RunAsync(params string[] options) => ProgramRun.RunAsync(
        SamplePrograms.WebApp,
        ["health", "run", "readiness", .. options],
        ("ConnectionStrings__Orders", _connectionString));
}
