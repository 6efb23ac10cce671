using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>
/// What any <c>IHealthCheck</c>, publisher or endpoint written for the framework's engine may rely on. The numbers are those of the
/// contract that the design names; 15, 16, 19 and 20 concern HTTP and exporters, and are tested there.
/// </summary>
public sealed class FrameworkContractTests
{
    [Fact]
    [Trait("Contract", "1")]
    public async Task A_report_takes_the_worst_status_and_one_without_entries_is_Healthy()
    {
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("a", new TestCheck())
            .AddCheck("b", new TestCheck(static () => HealthCheckResult.Degraded()))
            .AddCheck("c", new TestCheck(static () => HealthCheckResult.Unhealthy())));

        Assert.Equal(HealthStatus.Unhealthy, (await engine.Service.CheckHealthAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await engine.Service.CheckHealthAsync(static each => each.Name != "c")).Status);
        var empty = await engine.Service.CheckHealthAsync(static _ => false);
        Assert.Equal(HealthStatus.Healthy, empty.Status);
        Assert.Empty(empty.Entries);
    }

    [Fact]
    [Trait("Contract", "2")]
    public async Task The_context_has_the_true_registration()
    {
        HealthCheckRegistration? seen = null;
        var check = new TestCheck((context, _) =>
        {
            seen = context.Registration;
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var engine = WithRegistrations(checks => checks.AddCheck("other", check, HealthStatus.Degraded, ["a", "b"], TimeSpan.FromSeconds(3)));

        await engine.Service.CheckHealthAsync();

        Assert.Same(engine.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single(), seen);
        Assert.Equal(("other", HealthStatus.Degraded, TimeSpan.FromSeconds(3)), (seen!.Name, seen.FailureStatus, seen.Timeout));
        Assert.Equal(["a", "b"], seen.Tags.Order());
    }

    [Fact]
    [Trait("Contract", "2")]
    public async Task The_context_of_a_declared_check_has_a_registration_like_any_other()
    {
        HealthCheckRegistration? seen = null;
        var check = new TestCheck((context, _) =>
        {
            seen = context.Registration;
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { Tags = ["ready"] }, new HealthSubsetDefinition("integrations") { Includes = ["readiness"] }],
            Declare.Check("database", check, Declare.Membership("readiness"), timeout: 3, tags: ["sql"])));

        await engine.ProbeAsync();

        Assert.Equal(("database", HealthStatus.Unhealthy, TimeSpan.FromSeconds(3)), (seen!.Name, seen.FailureStatus, seen.Timeout));
        // 13: predicates on tags go on matching.
        Assert.Equal(["integrations", "readiness", "ready", "sql"], seen.Tags.Order(StringComparer.Ordinal));
        Assert.Same(check, seen.Factory(engine.Services));
    }

    [Fact]
    [Trait("Contract", "3")]
    public async Task The_failure_status_applies_to_a_throw_and_not_to_what_is_returned()
    {
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("degraded", TestCheck.Throwing(static () => new InvalidOperationException("no")), HealthStatus.Degraded)
            .AddCheck("healthy", TestCheck.Throwing(static () => new InvalidOperationException("no")), HealthStatus.Healthy)
            .AddCheck("returned", new TestCheck(static () => HealthCheckResult.Unhealthy()), HealthStatus.Degraded));

        var entries = (await engine.Service.CheckHealthAsync()).Entries;

        Assert.Equal(HealthStatus.Degraded, entries["degraded"].Status);
        Assert.Equal(HealthStatus.Healthy, entries["healthy"].Status);
        Assert.Equal(HealthStatus.Unhealthy, entries["returned"].Status);
    }

    [Fact]
    [Trait("Contract", "4")]
    public async Task A_throw_becomes_an_entry_with_the_message_and_the_exception_and_the_tags()
    {
        var exception = new InvalidOperationException("the message");
        await using var engine = WithRegistrations(checks => checks
            .AddCheck("throwing", TestCheck.Throwing(() => exception), tags: ["a"])
            .AddCheck("null", new NullTaskCheck())
            .AddCheck("default", new TestCheck(static () => default)));

        var entries = (await engine.Service.CheckHealthAsync()).Entries;

        Assert.Equal("the message", entries["throwing"].Description);
        Assert.Same(exception, entries["throwing"].Exception);
        Assert.Equal(["a"], entries["throwing"].Tags);
        // Not empty as the framework's: it carries the reason code.
        Assert.Equal(HealthReasons.UnknownError, Assert.Single(entries["throwing"].Data).Value);
        Assert.Equal(HealthStatus.Unhealthy, entries["null"].Status);
        Assert.NotNull(entries["null"].Exception);
        Assert.Equal(HealthStatus.Unhealthy, entries["default"].Status);
        Assert.Empty(entries["default"].Data);
    }

    [Fact]
    [Trait("Contract", "4")]
    public async Task A_check_whose_exception_cannot_even_say_what_it_is_keeps_nobody_waiting()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("throwing", TestCheck.Throwing(static () => new NastyException())));

        await Assert.ThrowsAsync<NotSupportedException>(() => engine.Service.CheckHealthAsync().InTimeAsync());
    }

    [Fact]
    [Trait("Contract", "5")]
    public async Task A_cancellation_that_the_caller_did_not_ask_for_is_a_timeout()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck(
            "cancelled",
            TestCheck.Throwing(static () => new OperationCanceledException()),
            HealthStatus.Degraded));

        var entry = (await engine.Service.CheckHealthAsync()).Entries["cancelled"];

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal(HealthReasons.Timeout, entry.Data[HealthReasons.DataKey]);
    }

    [Fact]
    [Trait("Contract", "6")]
    public async Task The_timeout_of_a_registration_ends_the_waiting_even_where_the_check_ignores_it()
    {
        // On purpose not as the framework, which waits for the check and believes what it says in the end.
        var clock = new FakeTimeProvider();
        var hung = new GatedCheck();
        await using var engine = WithRegistrations(checks => checks.AddCheck("hung", hung, timeout: TimeSpan.FromSeconds(0.1)), clock);

        var report = engine.Service.CheckHealthAsync();
        await hung.BegunAsync();
        clock.Advance(0.1);

        Assert.Equal(HealthReasons.Timeout, (await report.InTimeAsync()).Entries["hung"].Data[HealthReasons.DataKey]);
        hung.Release();
    }

    [Fact]
    [Trait("Contract", "7")]
    public async Task The_callers_cancellation_ends_the_call_without_a_report()
    {
        var hung = new GatedCheck();
        await using var engine = WithRegistrations(checks => checks.AddCheck("hung", hung));
        using var leaving = new CancellationTokenSource();

        var report = engine.Service.CheckHealthAsync(leaving.Token);
        await hung.BegunAsync();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => report.InTimeAsync());
        hung.Release();
    }

    [Fact]
    [Trait("Contract", "8")]
    public async Task A_registrations_factory_runs_for_each_run_in_a_scope_of_its_own()
    {
        var clock = new FakeTimeProvider();
        var scoped = new ConcurrentQueue<ScopedService>();
        await using var engine = WithRegistrations(
            checks =>
            {
                checks.Services.AddScoped<ScopedService>();
                foreach (var name in new[] { "a", "b" })
                {
                    checks.Add(new HealthCheckRegistration(
                        name,
                        services =>
                        {
                            scoped.Enqueue(services.GetRequiredService<ScopedService>());
                            return new TestCheck();
                        },
                        null,
                        null));
                }
            },
            clock);

        await engine.Service.CheckHealthAsync();
        clock.Advance(2);
        await engine.Service.CheckHealthAsync();

        Assert.Equal(4, scoped.Distinct().Count());
        Assert.All(scoped, static each => Assert.True(each.IsDisposed));
    }

    [Fact]
    [Trait("Contract", "8")]
    public async Task A_factory_that_throws_is_one_entry_and_not_the_end_of_the_report()
    {
        // On purpose not as the framework, whose whole report fails.
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("a", new TestCheck())
            .Add(new HealthCheckRegistration("b", static services => services.GetRequiredService<NullTaskCheck>(), null, null)));

        var report = await engine.Service.CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["a"].Status);
        Assert.Equal(HealthReasons.ConstructionFailed, report.Entries["b"].Data[HealthReasons.DataKey]);
    }

    [Fact]
    [Trait("Contract", "9")]
    public async Task Checks_run_at_the_same_time_and_entries_are_found_whatever_the_case_in_the_order_of_registration()
    {
        var both = new CountdownEvent(2);
        TestCheck Meeting() => new(() =>
        {
            both.Signal();
            return both.Wait(Eventually.Limit) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        });
        await using var engine = WithRegistrations(checks => checks.AddCheck("Zebra", Meeting()).AddCheck("ant", Meeting()).AddCheck("", new TestCheck()));

        var report = await engine.Service.CheckHealthAsync().InTimeAsync();

        Assert.Equal(["Zebra", "ant", ""], report.Entries.Keys);
        Assert.Equal(HealthStatus.Healthy, report.Entries["ZEBRA"].Status);
        both.Dispose();
    }

    [Fact]
    [Trait("Contract", "9")]
    public async Task Two_registrations_of_one_name_are_an_error_when_the_service_is_built()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("twice", new TestCheck()).AddCheck("TWICE", new TestCheck()));

        Assert.Throws<InvalidOperationException>(() => engine.Service);
    }

    [Fact]
    [Trait("Contract", "10")]
    public async Task A_failure_is_logged_at_the_levels_that_the_framework_uses_once_and_not_for_each_run()
    {
        // On purpose not as the framework: a category and ids of our own, and neither ExecutionContext nor a logging scope of the probe
        // reaches a run that several probes share.
        var clock = new FakeTimeProvider();
        await using var engine = WithRegistrations(
            static checks => checks
                .AddCheck("degraded", new TestCheck(static () => HealthCheckResult.Degraded()))
                .AddCheck("unhealthy", new TestCheck(static () => HealthCheckResult.Unhealthy())),
            clock);

        for (var i = 0; i < 3; i++)
        {
            await engine.Service.CheckHealthAsync();
            clock.Advance(2);
        }

        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, Assert.Single(engine.Log.Named("CheckDegraded")).Level);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Error, Assert.Single(engine.Log.Named("CheckUnhealthy")).Level);
    }

    [Fact]
    [Trait("Contract", "11")]
    public async Task Registrations_may_come_from_any_kind_of_options_configuration_and_change_until_the_end()
    {
        await using var engine = WithRegistrations(static checks =>
        {
            checks.AddCheck("a", new TestCheck());
            checks.Services.Configure<HealthCheckServiceOptions>(static options =>
                options.Registrations.Add(new HealthCheckRegistration("b", new TestCheck(), null, null)));
            checks.Services.AddSingleton<IConfigureOptions<HealthCheckServiceOptions>, LateRegistrations>();
            checks.Services.PostConfigure<HealthCheckServiceOptions>(static options =>
            {
                foreach (var registration in options.Registrations)
                {
                    registration.Name = "shop." + registration.Name;
                    registration.Tags.Add("readiness");
                }
            });
        });

        Assert.Equal(["shop.a", "shop.b", "shop.c"], (await engine.ProbeAsync()).Checks.Select(static check => check.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Contract", "12")]
    public async Task The_engine_is_the_frameworks_service_whichever_is_added_first(bool frameworkFirst)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        GivenRegistry.Next = Declare.Readiness(Declare.Check("database", new TestCheck()));
        if (frameworkFirst)
            services.AddHealthChecks();
        services.AddHealthRegistryCore<GivenRegistry>();
        if (!frameworkFirst)
            services.AddHealthChecks();
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<EngineHealthCheckService>(Assert.Single(provider.GetServices<HealthCheckService>()));
        Assert.Equal(["database"], (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Keys);
    }

    [Fact]
    [Trait("Contract", "12")]
    public async Task The_predicate_is_asked_for_each_registration_and_only_those_run()
    {
        var chosen = new TestCheck();
        var other = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", chosen, Declare.Membership("readiness")), Declare.Check("cache", other, [])),
            services: static services => services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: ["readiness"]));

        var report = await engine.Service.CheckHealthAsync(static registration => registration.Tags.Contains("readiness"));

        Assert.Equal(["database", "other"], report.Entries.Keys);
        Assert.Equal((1, 0), (chosen.Runs, other.Runs));
    }

    [Fact]
    [Trait("Contract", "12")]
    public async Task An_absent_check_appears_Healthy_in_a_framework_report_with_the_reason_in_its_data()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("battery", null)));

        var entry = (await engine.Service.CheckHealthAsync()).Entries["battery"];

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(HealthReasons.NotApplicable, entry.Data[HealthReasons.DataKey]);
        Assert.Equal(true, entry.Data[HealthReasons.AbsentDataKey]);
    }

    [Fact]
    [Trait("Contract", "14")]
    public async Task Publishers_get_reports_from_the_same_cells_as_probes()
    {
        var check = new TestCheck(static () => HealthCheckResult.Degraded("from the cell"));
        var publisher = new RecordingPublisher();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", check, fresh: 3600, maxAge: 3600)),
            services: services =>
            {
                services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: ["readiness"]);
                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.Configure<HealthCheckPublisherOptions>(static options => options.Delay = TimeSpan.Zero);
            });

        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        var published = await publisher.First.InTimeAsync();
        await engine.StopHostedServicesAsync();

        Assert.Equal(HealthStatus.Degraded, published.Status);
        Assert.Equal("from the cell", published.Entries["database"].Description);
        Assert.Equal(HealthStatus.Healthy, published.Entries["other"].Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    [Trait("Contract", "17")]
    public async Task Data_may_hold_values_of_any_type()
    {
        var data = new Dictionary<string, object>
        {
            ["text"] = "a",
            ["number"] = 1,
            ["flag"] = true,
            ["infinite"] = double.PositiveInfinity,
            ["span"] = TimeSpan.FromSeconds(1.5),
            ["private"] = new PrivateValue(),
            ["nothing"] = null!,
        };
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(() => HealthCheckResult.Healthy(data: data)))));

        var output = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(output, await engine.ProbeAsync(), HealthDetail.Full);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(output.WrittenSpan));

        var written = json.RootElement.GetProperty("checks").GetProperty("database").GetProperty("data");
        Assert.Equal("""{"text":"a","number":1,"flag":true,"infinite":"Infinity","span":"00:00:01.5000000","private":"a private value","nothing":null}""", written.GetRawText());
    }

    [Fact]
    [Trait("Contract", "18")]
    public async Task Tags_that_mean_nothing_to_us_are_passed_through()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("other", new TestCheck(), tags: ["ExcludeFromHealthActuator"]));

        Assert.Equal(["ExcludeFromHealthActuator"], (await engine.Service.CheckHealthAsync()).Entries["other"].Tags);
    }

    [Fact]
    public void Adding_the_same_registry_twice_does_nothing_and_another_one_is_an_error_that_names_IncludeRegistry()
    {
        var services = new ServiceCollection();
        GivenRegistry.Next = Declare.Readiness();
        services.AddHealthRegistryCore<GivenRegistry>();
        var count = services.Count;
        services.AddHealthRegistryCore<GivenRegistry>();
        Assert.Equal(count, services.Count);

        var problem = Assert.Throws<InvalidOperationException>(() => services.AddHealthRegistryCore<OtherRegistry>()).Message;
        Assert.Contains("[IncludeRegistry<OtherRegistry>] on GivenRegistry", problem, StringComparison.Ordinal);
    }

    private static EngineUnderTest WithRegistrations(Action<IHealthChecksBuilder> checks, FakeTimeProvider? clock = null) => EngineUnderTest.Of(
        Declare.Registry([new HealthSubsetDefinition("readiness")]),
        clock,
        services => checks(services.AddHealthChecks()));

    private sealed class OtherRegistry : IHealthRegistry
    {
        public static HealthRegistryDefinition Definition => new("Tests.OtherRegistry");
    }

    private sealed class NullTaskCheck : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => null!;
    }

    private sealed class NastyException : Exception
    {
        public override string Message => throw new NotSupportedException("no message either");
    }

    private sealed class ScopedService : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class LateRegistrations(IServiceProvider services) : IConfigureOptions<HealthCheckServiceOptions>
    {
        public void Configure(HealthCheckServiceOptions options)
        {
            Assert.NotNull(services);
            options.Registrations.Add(new HealthCheckRegistration("c", new TestCheck(), null, null));
        }
    }

    private sealed class RecordingPublisher : IHealthCheckPublisher
    {
        private readonly TaskCompletionSource<HealthReport> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<HealthReport> First => _first.Task;

        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
        {
            _first.TrySetResult(report);
            return Task.CompletedTask;
        }
    }

    private sealed class PrivateValue
    {
        public override string ToString() => "a private value";
    }
}
