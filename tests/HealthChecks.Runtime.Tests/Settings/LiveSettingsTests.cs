using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>What the settings do to an engine that runs.</summary>
public sealed class LiveSettingsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ChangingConfiguration _configuration = new();
    private readonly TestCheck _database = new(static () => HealthCheckResult.Unhealthy());
    private readonly TestCheck _cache = new(static () => HealthCheckResult.Degraded());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_is_absent_or_cannot_be_used_can_be_switched_off_and_on(bool isAbsent)
    {
        var bad = isAbsent
            ? Declare.Check("bad", null, "readiness")
            : HealthCheckDefinition.Invalid("bad", "it is no check", "Tests.bad", Declare.Membership("readiness"));
        var configuration = new ChangingConfiguration(("Checks:bad:Enabled", "false"));
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(bad, Declare.Check("good", new TestCheck(), "readiness")),
            services: services => services.AddSingleton<IConfiguration>(configuration.Root));

        var off = await engine.ProbeAsync();
        configuration.Change(("Checks:bad:Enabled", "true"));
        var on = await engine.ProbeAsync();

        Assert.Equal((HealthReasons.Disabled, true), (off.Find("bad")!.Value.Reason, off.Find("bad")!.Value.IsAbsent));
        Assert.True(off.Passes);
        Assert.Equal(isAbsent ? HealthReasons.Absent : HealthReasons.InvalidRegistration, on.Find("bad")!.Value.Reason);
        Assert.False(on.Passes);
    }

    [Fact]
    public async Task A_change_that_comes_while_the_settings_are_put_in_force_at_the_start_is_not_lost()
    {
        var configuration = new ChangingConfiguration(("Checks:database:Enabled", "true"));
        var clock = new InterruptedClock();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck(static () => HealthCheckResult.Unhealthy()), "readiness"), Declare.Check("good", new TestCheck(), "readiness")),
            services: services => services.AddSingleton<IConfiguration>(configuration.Root).Configure<HealthOptions>(options => options.TimeProvider = clock));
        var health = engine.Services.GetRequiredService<HealthEngine>();
        Task? change = null;
        clock.Next = () =>
        {
            change = Task.Run(() => configuration.Change(("Checks:database:Enabled", "false")));
            // As long as it takes, where nothing keeps it waiting.
            change.Wait(TimeSpan.FromSeconds(1));
        };

        await health.StartAsync();
        await change!.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);

        Assert.Equal(HealthReasons.Disabled, (await engine.ProbeAsync()).Find("database")!.Value.Reason);
    }

    [Fact]
    public async Task A_background_run_of_a_check_whose_period_has_just_been_taken_away_is_not_started()
    {
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check, "readiness")));
        var health = engine.Services.GetRequiredService<HealthEngine>();
        await health.StartAsync();

        health.StartInBackground(health.Cells[0], health.Clock.Now);

        Assert.True((await engine.ProbeAsync()).Passes);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_check_that_is_switched_off_is_absent_has_no_vote_and_does_not_run_until_it_is_switched_on()
    {
        await using var engine = Engine();
        _configuration.Change(("Checks:database:Enabled", "false"));
        var report = await engine.ProbeAsync();
        Assert.Equal((true, HealthReasons.Disabled), (report.Find("database")!.Value.IsAbsent, report.Find("database")!.Value.Reason));
        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Equal(0, _database.Runs);

        _configuration.Change();

        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync()).Status);
    }

    [Theory]
    [InlineData("Tags:slow:Enabled", "false", null, null, false)]
    [InlineData("Tags:slow:Enabled", "false", "Checks:database:Enabled", "true", true)]
    [InlineData("Tags:slow:Enabled", "true", null, null, true)]
    public async Task Checks_are_switched_off_by_tag_and_their_own_setting_is_stronger(string key, string value, string? other, string? otherValue, bool runs)
    {
        await using var engine = Engine();
        _configuration.Change(other is null ? [(key, value)] : [(key, value), (other, otherValue)]);

        await engine.ProbeAsync();

        Assert.Equal(runs ? 1 : 0, _database.Runs);
    }

    [Fact]
    public async Task Warnings_become_errors_and_status_codes_change_without_a_restart_and_back()
    {
        await using var engine = Engine();
        _configuration.Change(("Checks:database:Enabled", "false"), ("Subsets:readiness:WarningsAsErrors", "true"), ("Subsets:readiness:UnhealthyStatusCode", "500"));
        var report = await engine.ProbeAsync();
        Assert.Equal((HealthStatus.Unhealthy, 500), (report.Status, report.Reporter.StatusCodeOf(report)));

        _configuration.Change(("Checks:database:Enabled", "false"));

        Assert.Equal(HealthStatus.Degraded, (await engine.ProbeAsync()).Status);
    }

    [Fact]
    public async Task A_change_that_is_not_valid_changes_nothing()
    {
        await using var engine = Engine();
        _configuration.Change(("Checks:database:Enabled", "false"));
        _configuration.Change(("Checks:database:Enabled", "true"), ("Checks:databse:TimeoutSeconds", "3"));

        Assert.Equal(HealthReasons.Disabled, (await engine.ProbeAsync()).Find("database")!.Value.Reason);
        Assert.Contains("did you mean 'database'?", Assert.Single(engine.Log.Named("SettingsRefused")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_of_nothing_stops_the_start()
    {
        _configuration.Change(("Checks:databse:TimeoutSeconds", "3"));
        await using var engine = Engine(started: false);

        var thrown = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => engine.StartHostedServicesAsync());

        Assert.Contains("HealthChecks:Checks:databse", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Freshness_of_none_runs_each_time_the_background_s_checks_too()
    {
        _configuration.Change(("FreshSeconds", "0"), ("Checks:cache:EverySeconds", "3600"));
        await using var engine = Engine();

        for (var i = 1; i <= 3; i++)
        {
            await engine.ProbeAsync();
            Assert.Equal((i, i), (_database.Runs, _cache.Runs));
        }

        await engine.Service.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal((4, 4), (_database.Runs, _cache.Runs));
    }

    [Fact]
    public async Task A_check_moves_to_the_background_and_back_while_running()
    {
        await using var engine = Engine();
        await engine.ProbeAsync();
        _configuration.Change(("Checks:database:EverySeconds", "10"));
        _clock.Advance(10);
        await Eventually.IsTrueAsync(() => _database.Runs == 2, "a run in the background");

        _configuration.Change();
        _clock.Advance(20);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(2, _database.Runs);
        await engine.ProbeAsync();
        Assert.Equal(3, _database.Runs);
    }

    [Fact]
    public async Task A_subset_is_switched_off_and_all_of_them_are()
    {
        await using var engine = Engine();
        var readiness = engine.Reporter.Find("readiness")!;
        Assert.True(readiness.IsEnabled);

        _configuration.Change(("Subsets:readiness:Enabled", "false"));
        Assert.False(readiness.IsEnabled);
        _configuration.Change(("Enabled", "false"));
        Assert.False(readiness.IsEnabled);
        _configuration.Change();
        Assert.True(readiness.IsEnabled);
    }

    [Fact]
    public async Task Code_is_stronger_than_configuration_and_that_than_the_declaration()
    {
        _configuration.Change(("Checks:database:TimeoutSeconds", "3"), ("Checks:cache:TimeoutSeconds", "3"));
        await using var engine = Engine(static options => options.Checks["cache"] = new HealthCheckSettings { TimeoutSeconds = 2 });
        var cells = engine.Services.GetRequiredService<HealthEngine>().Cells;

        Assert.Equal(
            [("cache", 2.0), ("database", 3.0), ("plain", 7.0)],
            cells.Select(cell => (cell.Name, TimeSpan.FromTicks(cell.Settings.Timeout).TotalSeconds)));
    }

    private EngineUnderTest Engine(Action<HealthOptions>? configure = null, bool started = true)
    {
        var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("database", _database, timeout: 7, tags: ["slow"]),
                Declare.Check("cache", _cache, timeout: 7),
                Declare.Check("plain", new TestCheck(), timeout: 7)),
            _clock,
            services =>
            {
                services.AddSingleton<IConfiguration>(_configuration.Root);
                if (configure is not null)
                    services.Configure(configure);
            });
        if (started)
            engine.StartHostedServicesAsync().GetAwaiter().GetResult();
        return engine;
    }

    /// <summary>The system's clock, whose next reader does something else first.</summary>
    private sealed class InterruptedClock : TimeProvider
    {
        private Action? _next;

        public Action Next { set => Volatile.Write(ref _next, value); }

        public override long GetTimestamp()
        {
            Interlocked.Exchange(ref _next, null)?.Invoke();
            return base.GetTimestamp();
        }
    }
}
