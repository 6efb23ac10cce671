using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

public sealed class DisposalTests
{
    [Fact]
    public async Task Disposing_of_the_engine_stops_its_thread()
    {
        var clock = new CountingTimeProvider();
        var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck(), Declare.Membership("readiness"), every: 3600)),
            services: services => services.Configure<HealthOptions>(options => options.TimeProvider = clock));
        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        var before = clock.Readings;
        await Eventually.IsTrueAsync(() => clock.Readings > before + 3, "the thread looks at the clock");

        await engine.DisposeAsync();

        before = clock.Readings;
        await Task.Delay(100);
        Assert.Equal(before, clock.Readings);
    }

    [Fact]
    public async Task A_probe_under_way_is_answered_from_what_is_known()
    {
        var check = new GatedCheck();
        var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), new FakeTimeProvider());
        var probe = engine.AskAsync();
        var framework = engine.Service.CheckHealthAsync();
        await check.BegunAsync();

        await engine.DisposeAsync();

        Assert.Equal(HealthReasons.Late, (await probe.InTimeAsync())[0].Reason);
        Assert.Equal(HealthStatus.Unhealthy, (await framework.InTimeAsync()).Status);
        check.Release();
    }

    [Fact]
    public async Task An_engine_that_never_ran_is_disposed_of_as_well()
    {
        var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())));
        _ = engine.Reporter;

        await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_log_that_fails_costs_no_probe_its_answer()
    {
        var clock = new FakeTimeProvider();
        var check = new GatedCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("absent", null, Declare.NonCritical("readiness")),
                Declare.Check("broken", TestCheck.Throwing(static () => new InvalidOperationException("no"))),
                Declare.Check("hung", check, timeout: 0.1)),
            clock,
            loggers: new FailingLog());

        var probe = engine.AskAsync();
        await check.BegunAsync();
        clock.Advance(0.1);

        Assert.Equal(HealthReasons.Timeout, (await probe.InTimeAsync()).Find("hung")!.Value.Reason);
        check.Release();
        clock.Advance(2);
        var next = engine.AskAsync();
        await Task.Delay(20);
        clock.Advance(0.8);
        Assert.Equal(HealthReasons.UnknownError, (await next.InTimeAsync()).Find("broken")!.Value.Reason);
    }

    [Fact]
    public async Task A_check_that_cannot_be_disposed_of_keeps_no_other_from_it_and_is_logged()
    {
        var good = new OwnedCheck(throws: false);
        var engine = EngineUnderTest.Of(Declare.Readiness(Owned("a-bad", new OwnedCheck(throws: true)), Owned("b-good", good)));
        await engine.ProbeAsync();

        await engine.DisposeAsync();

        Assert.True(good.IsDisposed);
        Assert.Contains("a-bad", Assert.Single(engine.Log.Named("DisposalFailed")).Text, StringComparison.Ordinal);
    }

    private static HealthCheckDefinition Owned(string name, OwnedCheck check) =>
        new(name, _ => check) { Source = name, CheckType = typeof(OwnedCheck), Memberships = Declare.Membership("readiness") };

    private sealed class OwnedCheck(bool throws) : IHealthCheck, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(HealthCheckResult.Healthy());

        public void Dispose()
        {
            IsDisposed = true;
            if (throws)
                throw new InvalidOperationException("no");
        }
    }

    private sealed class CountingTimeProvider : TimeProvider
    {
        private int _readings;

        public int Readings => Volatile.Read(ref _readings);

        public override long GetTimestamp()
        {
            Interlocked.Increment(ref _readings);
            return base.GetTimestamp();
        }
    }

    private sealed class FailingLog : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new ObjectDisposedException("the log");

        public void Dispose()
        {
        }
    }
}
