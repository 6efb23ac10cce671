using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class PublisherTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Contract", "14")]
    public async Task Publishers_get_the_whole_report_each_time_whatever_the_periods(bool framework)
    {
        var publisher = new Published();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("declared", new TestCheck())),
            services: services =>
            {
                if (framework)
                {
                    services.AddHealthChecks()
                        .Add(new HealthCheckRegistration("slow", new TestCheck(), null, ["readiness"]) { Period = TimeSpan.FromSeconds(77) })
                        .Add(new HealthCheckRegistration("late", new TestCheck(), null, ["readiness"]) { Delay = TimeSpan.FromSeconds(50) });
                }

                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.AddHealthPublishers();
                services.Configure<HealthCheckPublisherOptions>(static options => (options.Delay, options.Period) = (TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            });

        await engine.StartHostedServicesAsync();
        await Eventually.IsTrueAsync(() => publisher.Reports.Count >= 3, "three reports");
        await engine.StopHostedServicesAsync();

        string[] expected = framework ? ["declared", "late", "slow"] : ["declared"];
        Assert.All(publisher.Reports, report => Assert.Equal(expected, report.Entries.Keys.Order()));
    }

    [Fact]
    public async Task A_registration_s_period_is_that_of_its_cell_and_its_entry_says_how_old_the_reading_is()
    {
        var clock = new FakeTimeProvider();
        var check = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(),
            clock,
            services => services.AddHealthChecks().Add(new HealthCheckRegistration("slow", check, null, ["readiness"]) { Delay = TimeSpan.FromSeconds(5), Period = TimeSpan.FromSeconds(100) }));
        await engine.StartHostedServicesAsync();
        await Task.Delay(30, TestContext.Current.CancellationToken);
        Assert.Equal(0, check.Runs);

        clock.Advance(5.1);
        await Eventually.IsTrueAsync(() => check.Runs == 1, "the first run, after the delay");
        clock.Advance(42);
        var report = await engine.Service.CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, check.Runs);
        Assert.Equal(42_000.0, report.Entries["slow"].Data[HealthReasons.AgeDataKey]);
    }

    [Fact]
    public async Task A_publisher_that_throws_does_not_keep_the_others_from_the_next_report()
    {
        var publisher = new Published();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("declared", new TestCheck())),
            services: services =>
            {
                services.AddSingleton<IHealthCheckPublisher, Throwing>();
                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.AddHealthPublishers();
                services.Configure<HealthCheckPublisherOptions>(static options => (options.Delay, options.Period) = (TimeSpan.Zero, TimeSpan.FromSeconds(1)));
            });

        await engine.StartHostedServicesAsync();
        await Eventually.IsTrueAsync(() => publisher.Reports.Count >= 2, "two reports");
        await engine.StopHostedServicesAsync();

        Assert.NotEmpty(engine.Log.Named("PublisherFailed"));
    }

    [Theory]
    [InlineData("hangs")]
    [InlineData("blocks")]
    [InlineData("wraps")]
    [InlineData("heeds")]
    public async Task A_publisher_that_does_not_end_in_time_costs_the_others_nothing(string misbehaviour)
    {
        using var release = new ManualResetEventSlim();
        var publisher = new Published();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("declared", new TestCheck())),
            services: services =>
            {
                services.AddSingleton<IHealthCheckPublisher>(new Delegated((_, token) => misbehaviour switch
                {
                    "hangs" => Task.Delay(Timeout.Infinite, CancellationToken.None),
                    "blocks" => Block(release),
                    "wraps" => WrapAsync(token),
                    _ => Task.Delay(Timeout.Infinite, token),
                }));
                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.AddHealthPublishers();
                services.Configure<HealthCheckPublisherOptions>(static options => (options.Delay, options.Period, options.Timeout) = (TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.2)));
            });

        await engine.StartHostedServicesAsync();
        await Eventually.IsTrueAsync(() => publisher.Reports.Count >= 3, "three reports");
        await engine.StopHostedServicesAsync().WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);

        var timeouts = engine.Log.Named("PublisherTimedOut");
        Assert.All(timeouts, static entry => Assert.StartsWith("Delegated did not take", entry.Text, StringComparison.Ordinal));
        // What is still at the last report is not given another one.
        if (misbehaviour is "hangs" or "blocks")
            Assert.Single(timeouts);
        else
            Assert.True(timeouts.Count >= 2);
        release.Set();
    }

    [Fact]
    public async Task A_predicate_that_throws_costs_one_report_and_not_all_that_follow()
    {
        var asked = 0;
        var publisher = new Published();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("declared", new TestCheck())),
            services: services =>
            {
                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.AddHealthPublishers();
                services.Configure<HealthCheckPublisherOptions>(options => (options.Delay, options.Period, options.Predicate) =
                    (TimeSpan.Zero, TimeSpan.FromSeconds(1), _ => Interlocked.Increment(ref asked) > 1 ? true : throw new InvalidOperationException("once")));
            });

        await engine.StartHostedServicesAsync();
        await Eventually.IsTrueAsync(() => publisher.Reports.Count >= 2, "two reports");
        await engine.StopHostedServicesAsync();

        Assert.Equal("once", Assert.Single(engine.Log.Named("PublishingFailed")).Exception!.Message);
    }

    private static Task Block(ManualResetEventSlim release)
    {
        release.Wait();
        return Task.CompletedTask;
    }

    private static async Task WrapAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException("The gateway did not answer.", exception);
        }
    }

    private sealed class Delegated(Func<HealthReport, CancellationToken, Task> publish) : IHealthCheckPublisher
    {
        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => publish(report, cancellationToken);
    }

    private sealed class Published : IHealthCheckPublisher
    {
        public ConcurrentQueue<HealthReport> Reports { get; } = new();

        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
        {
            Reports.Enqueue(report);
            return Task.CompletedTask;
        }
    }

    private sealed class Throwing : IHealthCheckPublisher
    {
        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => throw new InvalidOperationException("no");
    }
}
