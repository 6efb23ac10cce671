using HealthChecks.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class RunTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 0, "readiness: Healthy\ndatabase                 ... OK\n")]
    [InlineData(HealthStatus.Degraded, 0, "readiness: Degraded\ndatabase                 ... degraded\n")]
    [InlineData(HealthStatus.Unhealthy, 1, "readiness: Unhealthy\ndatabase                 ... unhealthy\n")]
    public async Task Exits_by_the_status(HealthStatus status, int exitCode, string output)
    {
        var run = await CommandRun.ProgramAsync(Readiness(new HealthCheckResult(status)), static _ => { }, "health", "run", "readiness");

        Assert.Equal((exitCode, output), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Starts_no_service()
    {
        var service = new ServiceProbe();

        var run = await CommandRun.ProgramAsync(
            Readiness(HealthCheckResult.Healthy()),
            service.AddTo,
            "health", "run", "readiness");

        Assert.Equal(0, run.ExitCode);
        Assert.False(service.IsStarted);
    }

    [Fact]
    public async Task Disposes_of_the_host_and_of_what_the_checks_have_used()
    {
        var service = new ServiceProbe();
        var registry = new RegistryBuilder().Subset("readiness").Check(new HealthCheckDefinition("uses-it", static services =>
        {
            services.GetRequiredService<ServiceProbe>();
            return new StubCheck(HealthCheckResult.Healthy());
        })
        {
            Memberships = [new HealthMembership("readiness")],
        });

        await CommandRun.ProgramAsync(registry, service.AddTo, "health", "run", "readiness");

        Assert.True(service.IsDisposed);
    }

    [Fact]
    public async Task Waits_for_a_check_that_is_slower_than_the_deadline()
    {
        var clock = new ManualClock();
        var slow = new StubCheck(async _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
            return HealthCheckResult.Healthy();
        });

        var run = await CommandRun.ProgramAsync(
            new RegistryBuilder().Subset("readiness").Check("slow", slow, "readiness"),
            builder => builder.Services.Configure<HealthOptions>(options => options.TimeProvider = clock),
            "health", "run", "readiness");

        Assert.Equal((0, "readiness: Healthy\nslow                     ... OK\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task JSON_is_exactly_one_document_and_the_log_is_elsewhere()
    {
        var run = await CommandRun.ProgramAsync(
            Readiness(HealthResults.Unhealthy("refused", "Nobody listens.")),
            static builder => builder.Logging.SetMinimumLevel(LogLevel.Trace),
            "health", "run", "readiness", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("refused", run.Json.GetProperty("checks").GetProperty("database").GetProperty("reason").GetString());
        Assert.False(run.Json.GetProperty("checks").GetProperty("database").TryGetProperty("description", out _));
        Assert.Contains("Health check database is Unhealthy: refused", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_program_writes_itself_is_elsewhere_too()
    {
        var run = await CommandRun.ProgramAsync(
            Readiness(HealthCheckResult.Healthy()),
            static _ => Console.WriteLine("The program is starting."),
            "health", "run", "readiness");

        Assert.Equal("readiness: Healthy\ndatabase                 ... OK\n", run.Output);
        Assert.Contains("The program is starting.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readiness: Unhealthy\ndatabase                 ... refused: Nobody listens.\n", "--verbose")]
    [InlineData("readiness: Unhealthy\ndatabase                 ... refused\n")]
    public async Task What_the_checks_say_is_there_when_asked_for(string output, params string[] options)
    {
        var run = await CommandRun.ProgramAsync(
            Readiness(HealthResults.Unhealthy("refused", "Nobody listens.")),
            static _ => { },
            ["health", "run", "readiness", .. options]);

        Assert.Equal(output, run.Output);
    }

    [Fact]
    public async Task An_unknown_subset_names_those_that_there_are()
    {
        var run = await CommandRun.ProgramAsync(Readiness(HealthCheckResult.Healthy()), static _ => { }, "health", "run", "readyness");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no subset 'readyness'. Subsets of Tests.AppHealth:\n  readiness\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_another_package_registered_runs_too()
    {
        var run = await CommandRun.ProgramAsync(
            Readiness(HealthCheckResult.Healthy()),
            static builder => builder.Services.AddHealthChecks()
                .AddCheck("third-party", static () => HealthCheckResult.Unhealthy(), ["readiness"]),
            "health", "run", "readiness");

        Assert.Equal(
            (1, "readiness: Unhealthy\ndatabase                 ... OK\nthird-party              ... unhealthy\n"),
            (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Two_runs_share_nothing()
    {
        var first = await CommandRun.ProgramAsync(Readiness(HealthCheckResult.Healthy()), static _ => { }, "health", "run", "readiness", "--format", "json");
        var second = await CommandRun.ProgramAsync(Readiness(HealthCheckResult.Unhealthy()), static _ => { }, "health", "run", "readiness");

        Assert.Equal("Healthy", first.Json.GetProperty("status").GetString());
        Assert.Equal("readiness: Unhealthy\ndatabase                 ... unhealthy\n", second.Output);
    }

    [Fact]
    public async Task What_comes_after_a_run_in_the_same_process_writes_where_it_is_told_to()
    {
        var registry = Readiness(HealthCheckResult.Healthy());
        await CommandRun.ProgramAsync(registry, static _ => { }, "health", "run", "readiness");

        var list = await CommandRun.TryAsync(registry, "health", "list");

        Assert.Equal(new CommandRun(0, "readiness  /healthcheck/readiness\n  database\n", ""), list);
    }

    [Fact]
    public async Task Any_other_arguments_run_the_host()
    {
        var service = new ServiceProbe();

        var run = await CommandRun.ProgramAsync(
            Readiness(HealthCheckResult.Healthy()),
            builder =>
            {
                service.AddTo(builder);
                builder.Services.AddHostedService<StopsAtOnce>();
            },
            "--urls", "health");

        Assert.Equal(0, run.ExitCode);
        Assert.True(service.IsStarted);
        Assert.True(service.IsDisposed);
    }

    [Fact]
    public async Task Without_a_registry_it_names_the_call_to_add()
    {
        TestRegistry.Declare(new RegistryBuilder().Build());
        var errors = Console.Error;
        using var captured = new StringWriter();
        Console.SetError(captured);
        try
        {
            var exitCode = await Host.CreateEmptyApplicationBuilder(null).Build()
                .RunHealthCommandsAsync(["health", "run", "readiness"], TestContext.Current.CancellationToken);

            Assert.Equal(1, exitCode);
            Assert.Contains("AddHealthRegistry", captured.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Console.SetError(errors);
        }
    }

    private static RegistryBuilder Readiness(HealthCheckResult result) =>
        new RegistryBuilder().Subset("readiness").Check("database", result, "readiness");

    private sealed class StopsAtOnce(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
