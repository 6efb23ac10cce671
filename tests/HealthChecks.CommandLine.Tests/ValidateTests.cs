using HealthChecks.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class ValidateTests
{
    private static readonly HealthMembership[] InReadiness = [new HealthMembership("readiness")];

    [Fact]
    public async Task Constructs_every_check_and_runs_none_and_starts_nothing()
    {
        var service = new ServiceProbe();
        var check = new StubCheck(HealthCheckResult.Unhealthy());

        var run = await ValidateAsync(Readiness().Check("cache", check, "readiness"), service.AddTo);

        Assert.Equal(
            (0, "cache                    ... OK\ndatabase                 ... OK\n2 checks, 0 problems\n"),
            (run.ExitCode, run.Output));
        Assert.Equal(0, check.Runs);
        Assert.False(service.IsStarted);
    }

    [Fact]
    public async Task A_check_that_cannot_be_constructed_is_named_with_its_exception_and_the_others_are_constructed_all_the_same()
    {
        var registry = Readiness()
            .Check(new HealthCheckDefinition("broken", static _ => throw new FormatException("No\nport.")) { Memberships = InReadiness })
            .Check(new HealthCheckDefinition("missing", static services => new StubCheck((HealthCheckResult)services.GetRequiredService(typeof(Uri)))) { Memberships = InReadiness })
            .Check(new HealthCheckDefinition("nothing", static _ => null) { Memberships = InReadiness })
            .Check(HealthCheckDefinition.Invalid("odd", "it is abstract", "Tests.Odd", InReadiness));

        var run = await ValidateAsync(registry);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("broken                   ... construction-failed: FormatException: No port.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("missing                  ... construction-failed: InvalidOperationException: No service for type 'System.Uri'", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing                  ... construction-failed: InvalidOperationException: The factory returned null", run.Output, StringComparison.Ordinal);
        Assert.Contains("odd                      ... invalid-registration: it is abstract (Tests.Odd)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("database                 ... OK\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n5 checks, 4 problems\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constructor_that_hangs_does_not_hang_the_command()
    {
        using var never = new ManualResetEventSlim();
        var registry = Readiness().Check(new HealthCheckDefinition("hangs", _ =>
        {
            never.Wait(CancellationToken.None);
            return null;
        })
        {
            Memberships = InReadiness,
            TimeoutSeconds = 0.2,
        });

        var run = await ValidateAsync(registry);
        never.Set();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("hangs                    ... construction-failed: it is not constructed within its timeout of 0.2 s\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_created_for_the_proof_is_disposed_of()
    {
        var check = new DisposableCheck();
        var registry = Readiness().Check(new HealthCheckDefinition("scoped", _ => check)
        {
            CheckType = typeof(DisposableCheck),
            Dependencies = [new HealthCheckDependency(typeof(IServiceScopeFactory)), new HealthCheckDependency(typeof(ScopedService))],
            Memberships = InReadiness,
        });

        var run = await ValidateAsync(registry, static builder => builder.Services.AddScoped<ScopedService>());

        Assert.Equal(0, run.ExitCode);
        Assert.True(check.IsDisposed);
    }

    [Theory]
    [InlineData("HealthChecks:Checks:databse:TimeoutSeconds", "3", "database")]
    [InlineData("HealthChecks:Checks:database:TimeoutSeconds", "soon", "HealthChecks:Checks:database:TimeoutSeconds is 'soon'")]
    [InlineData("HealthChecks:Subsets:readyness:Enabled", "false", "readiness")]
    [InlineData("HealthChecks:DranSeconds", "3", "DrainSeconds")]
    [InlineData("HealthChecks:Socket", "/tmp/health.sock", "AddHealthSockets()")]
    public async Task A_setting_that_cannot_be_is_a_problem_of_the_whole(string key, string value, string advice)
    {
        var run = await ValidateAsync(Readiness(), builder => builder.Configuration.AddInMemoryCollection([new(key, value)]));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("health                   ... ", run.Output, StringComparison.Ordinal);
        Assert.Contains(advice, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("database                 ... OK\n1 check, 1 problem\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_setting_that_is_wrong_is_named()
    {
        var run = await ValidateAsync(
            Readiness(),
            static builder => builder.Configuration.AddInMemoryCollection([new("HealthChecks:Checks:a:Enabled", "true"), new("HealthChecks:Subsets:b:Enabled", "true")]));

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("\n1 check, 2 problems\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_checks_of_one_name_are_a_problem_that_names_both_sources()
    {
        var run = await ValidateAsync(
            Readiness(),
            static builder => builder.Services.AddHealthChecks().AddCheck("database", static () => HealthCheckResult.Healthy(), ["readiness"]));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Tests.database", run.Output, StringComparison.Ordinal);
        Assert.Contains("a registration at run time", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0 checks, 1 problem\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_another_package_is_constructed_and_one_whose_tags_name_no_subset_is_shown()
    {
        var run = await ValidateAsync(
            Readiness(),
            static builder => builder.Services.AddHealthChecks()
                .AddCheck("third-party", static () => HealthCheckResult.Unhealthy(), ["readiness"])
                .AddCheck("lost", static () => HealthCheckResult.Healthy(), ["readyness", "db"])
                .Add(new HealthCheckRegistration("broken", static _ => throw new TypeLoadException("Gone."), null, ["readiness"])));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("third-party              ... OK\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("lost                     ... OK (in no subset; its tags are readyness, db)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("broken                   ... construction-failed: TypeLoadException: Gone.\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n4 checks, 1 problem\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1, "database                 ... absent: it is absent here, but critical and not Optional\n1 check, 1 problem\n")]
    [InlineData(true, 1, "health                   ... Every check of the subset 'readiness' is absent here, and so it never passes; set AllowEmpty = true if that is all right.\ndatabase                 ... absent\n1 check, 1 problem\n")]
    public async Task What_is_absent_here_is_a_problem_where_a_probe_would_fail_of_it(bool optional, int exitCode, string output)
    {
        var registry = new RegistryBuilder().Subset("readiness").Check(new HealthCheckDefinition("database", static _ => null)
        {
            MayBeAbsent = true,
            Optional = optional,
            Memberships = InReadiness,
        });

        var run = await ValidateAsync(registry);

        Assert.Equal((exitCode, output), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task What_an_operator_has_switched_off_is_not_constructed()
    {
        var registry = Readiness().Check(new HealthCheckDefinition("broken", static _ => throw new FormatException()) { Memberships = InReadiness });

        var run = await ValidateAsync(registry, static builder => builder.Configuration.AddInMemoryCollection([new("HealthChecks:Checks:broken:Enabled", "false")]));

        Assert.Equal((0, "broken                   ... disabled\ndatabase                 ... OK\n2 checks, 0 problems\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_subset_without_checks_is_a_problem()
    {
        var run = await ValidateAsync(Readiness().Subset("startup"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("health                   ... The subset 'startup' has no checks", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_is_exactly_one_document()
    {
        var registry = Readiness().Check(new HealthCheckDefinition("broken", static _ => throw new FormatException("No port.")) { Memberships = InReadiness, Source = "Tests.Broken" });

        var run = await ValidateAsync(registry, static _ => Console.WriteLine("The program is starting."), "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """{"valid":false,"problems":[],"checks":{"broken":{"result":"construction-failed","problem":"FormatException: No port.","source":"Tests.Broken","subsets":["readiness"]},"database":{"result":"ok","source":"Tests.database","subsets":["readiness"]}}}""",
            run.Json.GetRawText());
    }

    [Fact]
    public async Task Alerts_that_cannot_be_are_a_problem()
    {
        var run = await ValidateAsync(Readiness(), static builder => builder.Services.AddHealthAlerts().AddWebhook("ops", static options => options.Url = "nowhere"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ops", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_registry_it_names_the_call_to_add()
    {
        var host = Host.CreateEmptyApplicationBuilder(null).Build();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => HealthValidation.RunAsync(host.Services, TestContext.Current.CancellationToken));

        Assert.Contains("AddHealthRegistry<T>()", exception.Message, StringComparison.Ordinal);
    }

    private static Task<CommandRun> ValidateAsync(RegistryBuilder registry, Action<HostApplicationBuilder>? build = null, params string[] options) =>
        CommandRun.ProgramAsync(registry, build ?? (static _ => { }), ["health", "validate", .. options]);

    private static RegistryBuilder Readiness() =>
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");

    private sealed class ScopedService;

    private sealed class DisposableCheck : IHealthCheck, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody runs it.");

        public void Dispose() => IsDisposed = true;
    }
}
