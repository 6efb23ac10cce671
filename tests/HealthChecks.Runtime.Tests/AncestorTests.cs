using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>
/// What the systems before this one promised and tested of checks, results and subsets: one test for each behaviour that was worth
/// keeping, by its number. Where ours differs on purpose the test says why.
/// </summary>
public sealed class AncestorTests
{
    [Fact]
    [Trait("Ancestor", "1")]
    public async Task A_class_that_is_no_usable_check_never_gets_as_far_as_a_run()
    {
        // Theirs raised when it ran. Ours is an error of the build; where that was suppressed, a member that is Unhealthy for good.
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            HealthCheckDefinition.Invalid("lazy", "it does not implement IHealthCheck", "Lazy", new HealthMembership("readiness"))));

        Assert.Equal(HealthReasons.InvalidRegistration, (await engine.ProbeAsync())[0].Reason);
        Assert.Single(engine.Log.Named("InvalidCheck"));
    }

    [Fact]
    [Trait("Ancestor", "2")]
    public void The_default_name_is_the_class_name_and_can_be_overridden()
    {
        // In kebab case and without its ending, because a name is a URL segment and a metric label.
        var names = Declare.DefinitionOf<ShopHealth>().Checks.Select(static check => check.Name).ToArray();

        Assert.Contains("disk-space", names);
        Assert.Contains("explicit", names);
        Assert.DoesNotContain("named-otherwise", names);
    }

    [Fact]
    [Trait("Ancestor", "3")]
    public void A_check_passes_without_findings_and_fails_with_one()
    {
        Assert.Equal(HealthStatus.Healthy, HealthResults.From([]).Status);
        Assert.Equal(HealthStatus.Unhealthy, HealthResults.From([new HealthFinding(HealthStatus.Unhealthy, "disk-full")]).Status);
    }

    [Fact]
    [Trait("Ancestor", "4")]
    public void The_text_is_the_findings_a_line_each_in_their_order() => Assert.Equal(
        "one\ntwo\nthree",
        HealthResults.From(
        [
            new HealthFinding(HealthStatus.Degraded, "a", "one"),
            new HealthFinding(HealthStatus.Unhealthy, "b", "two"),
            new HealthFinding(HealthStatus.Healthy, "c"),
            new HealthFinding(HealthStatus.Degraded, "d", "three"),
        ]).Description);

    [Fact]
    [Trait("Ancestor", "5")]
    public async Task What_is_no_proper_finding_becomes_an_unknown_error()
    {
        // Theirs took anything for a finding and called what it did not know "unknown error". Ours are typed; a reason that is not fit
        // for strangers is refused where it is made, and so ends the run.
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("sloppy", new TestCheck(static () => HealthResults.Unhealthy("Login failed for user 'sa'")))));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthReasons.UnknownError, report[0].Reason);
        Assert.DoesNotContain("Login", report[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Ancestor", "6")]
    public async Task With_a_cause_the_log_has_its_stack_and_without_one_only_the_line()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("with", new TestCheck(static () => HealthResults.Unhealthy("connection-refused", "Nobody listens.", Thrown()))),
            Declare.Check("without", new TestCheck(static () => HealthResults.Unhealthy("connection-refused", "Nobody listens.")))));

        await engine.ProbeAsync();

        var lines = engine.Log.Named("CheckUnhealthy");
        Assert.Contains(nameof(Thrown), lines.Single(static line => line.Text.Contains("with ", StringComparison.Ordinal)).Exception!.StackTrace, StringComparison.Ordinal);
        var without = lines.Single(static line => line.Text.Contains("without ", StringComparison.Ordinal));
        Assert.Null(without.Exception);
        Assert.Equal("Health check without is Unhealthy: connection-refused. Nobody listens.", without.Text);

        static Exception Thrown()
        {
            try
            {
                throw new IOException("refused");
            }
            catch (IOException exception)
            {
                return exception;
            }
        }
    }

    [Fact]
    [Trait("Ancestor", "7")]
    public async Task An_unknown_exception_gives_a_general_text_and_its_own_goes_to_the_log()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("database", TestCheck.Throwing(static () => new InvalidOperationException("Password=hunter2")))));

        var report = await engine.ProbeAsync();

        Assert.Equal("The check threw an exception.", report[0].Text);
        Assert.Equal("Password=hunter2", Assert.Single(engine.Log.Named("CheckUnhealthy")).Exception!.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Ancestor", "8")]
    public async Task A_synchronous_check_runs_off_the_thread_that_asks(bool blocking)
    {
        // Theirs took an executor. Ours has two places, and no settings for them: the pool, and a thread of the check's own.
        var threads = new ConcurrentQueue<(int Id, bool IsPool)>();
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check(
            "disk",
            new TestCheck(() =>
            {
                threads.Enqueue((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
                return HealthCheckResult.Healthy();
            }),
            Declare.Membership("readiness"),
            blocking: blocking)));
        await engine.StartHostedServicesAsync();
        var asking = 0;
        var asked = new Thread(() =>
        {
            asking = Environment.CurrentManagedThreadId;
            _ = engine.AskAsync();
        });
        asked.Start();
        asked.Join();
        await engine.ProbeAsync();

        var (id, isPool) = Assert.Single(threads);
        Assert.NotEqual(asking, id);
        Assert.Equal(!blocking, isPool);
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("failing")]
    [InlineData("throwing")]
    [Trait("Ancestor", "9")]
    public async Task How_long_a_run_took_is_recorded_on_failure_too(string way)
    {
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", new TestCheck(() =>
            {
                clock.Advance(0.2);
                return way switch
                {
                    "healthy" => HealthCheckResult.Healthy(),
                    "failing" => HealthCheckResult.Unhealthy(),
                    _ => throw new InvalidOperationException("no"),
                };
            }))),
            clock);

        Assert.Equal(TimeSpan.FromSeconds(0.2), (await engine.ProbeAsync())[0].Duration);
    }

    [Fact]
    [Trait("Ancestor", "10")]
    public async Task Nothing_that_a_check_is_built_with_is_in_an_answer()
    {
        // Theirs labelled a check with the public values of its fields. Ours is known by its name alone.
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new SecretiveCheck("hunter2", "10.0.0.7"))));

        var output = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(output, await engine.ProbeAsync(), HealthDetail.Full);

        var json = Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.DoesNotContain("hunter2", json, StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.0.7", json, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Ancestor", "11")]
    public async Task The_time_of_a_finding_is_that_of_the_reading_unless_it_has_one_of_its_own()
    {
        var clock = new FakeTimeProvider();
        var earlier = new DateTimeOffset(2025, 12, 31, 23, 59, 0, TimeSpan.Zero);
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("incidents", new TestCheck(() => HealthResults.From(
            [
                new HealthFinding(HealthStatus.Degraded, "incident-open") { OccurredAt = earlier },
                new HealthFinding(HealthStatus.Degraded, "incident-open"),
            ])))),
            clock);

        var check = (await engine.ProbeAsync())[0];

        Assert.Equal(earlier, check.Findings[0].OccurredAt);
        Assert.Null(check.Findings[1].OccurredAt);
        Assert.Equal(clock.GetUtcNow(), check.MeasuredAt);
    }

    [Fact]
    [Trait("Ancestor", "12")]
    public async Task No_exception_of_a_check_ends_the_process_or_blocks_its_slot()
    {
        // Theirs let the exceptions pass by which their platform ends a process. There are none such here: the process ends by
        // Environment.Exit or FailFast, which nobody catches, and every exception is a reading.
        var clock = new FakeTimeProvider();
        var check = TestCheck.Throwing(static () => new OutOfMemoryException());
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", check)), clock);

        Assert.Equal(HealthReasons.UnknownError, (await engine.ProbeAsync())[0].Reason);
        clock.Advance(2);
        await engine.ProbeAsync();

        Assert.Equal(2, check.Runs);
    }

    [Fact]
    [Trait("Ancestor", "17")]
    public async Task A_subset_that_nobody_declares_is_not_found_and_the_message_says_what_there_is()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())));

        // Not a constant, which would not compile.
        var misspelt = "readyness";
        Assert.Null(engine.Reporter.Find(misspelt));
        Assert.Null(engine.Reporter.Find(""));
        var problem = await Assert.ThrowsAsync<ArgumentException>(async () => await engine.Reporter.GetReportAsync(misspelt));
        Assert.Contains("did you mean 'readiness'?", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await engine.Reporter.GetReportAsync(null!));
    }

    [Fact]
    [Trait("Ancestor", "18")]
    public async Task Each_entry_has_an_instance_of_its_own_and_two_of_one_class_with_other_arguments_coexist()
    {
        await using var engine = EngineOfShop();

        var report = await engine.Reporter.GetReportAsync("readiness").InTimeAsync();

        Assert.Equal("orders", report.Find("orders-queue")!.Value.Text);
        Assert.Equal("invoices", report.Find("invoices-queue")!.Value.Text);
    }

    [Fact]
    [Trait("Ancestor", "19")]
    public async Task What_a_run_changes_in_its_instance_does_not_reach_the_next_run_of_a_check_built_for_each()
    {
        // A check that is built from singletons alone is one instance on purpose, and keeps what it remembers.
        var clock = new FakeTimeProvider();
        HealthCheckDefinition Define(string name, params HealthCheckDependency[] dependencies) => new(name, static _ => new RememberingCheck())
        {
            Memberships = Declare.Membership("readiness"),
            Dependencies = dependencies,
        };
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Define("fresh", new HealthCheckDependency(typeof(IServiceProvider))), Define("shared")),
            clock);

        await engine.ProbeAsync();
        clock.Advance(2);
        var second = await engine.ProbeAsync();

        Assert.Equal("run 1", second.Find("fresh")!.Value.Text);
        Assert.Equal("run 2", second.Find("shared")!.Value.Text);
    }

    [Fact]
    [Trait("Ancestor", "20")]
    public async Task Run_together_or_one_by_one_the_outcome_is_the_same()
    {
        var results = new[]
        {
            HealthCheckResult.Healthy(), HealthCheckResult.Degraded("a"), HealthResults.Unhealthy("b"), HealthResults.Absent(), HealthResults.Degraded("c"),
        };
        var names = results.Select(static (_, i) => $"check-{i}").ToArray();
        HealthCheckDefinition[] Checks() =>
            [.. results.Select((result, i) => Declare.Check(names[i], new TestCheck(() => result), Declare.Membership("together", names[i]), optional: true))];
        var subsets = names.Prepend("together").Select(static name => new HealthSubsetDefinition(name) { AllowEmpty = true }).ToArray();
        await using var parallel = EngineUnderTest.Of(Declare.Registry(subsets, Checks()));
        await using var sequential = EngineUnderTest.Of(Declare.Registry(subsets, Checks()));

        var together = await parallel.ProbeAsync("together");

        for (var i = 0; i < names.Length; i++)
        {
            var alone = (await sequential.ProbeAsync(names[i]))[0];
            Assert.Equal(
                (alone.Status, alone.Reason, alone.IsAbsent),
                (together[i].Status, together[i].Reason, together[i].IsAbsent));
        }
    }

    [Fact]
    [Trait("Ancestor", "21")]
    public async Task What_a_run_opened_is_closed_with_its_scope()
    {
        // Theirs closed connections only where runs were parallel. Ours always are, and each has a scope.
        var opened = new ConcurrentQueue<Connection>();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness([.. new[] { "a", "b" }.Select(name => new HealthCheckDefinition(name, services =>
            {
                opened.Enqueue(services.GetRequiredService<Connection>());
                return new TestCheck();
            })
            {
                Memberships = Declare.Membership("readiness"),
                Dependencies = [new HealthCheckDependency(typeof(Connection))],
            })]),
            services: static services => services.AddScoped<Connection>());

        await engine.ProbeAsync();

        Assert.Equal(2, opened.Count);
        Assert.All(opened, static connection => Assert.True(connection.IsClosed));
    }

    [Fact]
    [Trait("Ancestor", "22")]
    public async Task Subsets_that_overlap_give_results_of_their_own()
    {
        // Theirs ran a shared check twice; ours shares the reading and not the verdict.
        var shared = new TestCheck();
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("startup"), new HealthSubsetDefinition("liveness")],
            Declare.Check("shared", shared, "startup", "liveness"),
            Declare.Check("migrations", new TestCheck(static () => HealthCheckResult.Unhealthy()), "startup")));

        var startup = await engine.ProbeAsync("startup");
        var liveness = await engine.ProbeAsync("liveness");

        Assert.Equal((2, HealthStatus.Unhealthy), (startup.Count, startup.Status));
        Assert.Equal((1, HealthStatus.Healthy), (liveness.Count, liveness.Status));
        Assert.Equal(1, shared.Runs);
    }

    [Fact]
    [Trait("Ancestor", "23")]
    public async Task An_empty_subset_is_not_green()
    {
        // Theirs was: nothing asked, nothing wrong. Ours has seen what that does at three in the morning.
        await using var engine = EngineUnderTest.Of(Declare.Readiness());

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.Empty, report.Reason);
    }

    private static EngineUnderTest EngineOfShop() =>
        EngineUnderTest.Of(Declare.DefinitionOf<ShopHealth>(), services: static services => services.AddSingleton<ShopHealth.Stock>());

    private sealed class SecretiveCheck(string password, string host) : IHealthCheck
    {
        public string Password { get; } = password;

        public string Host { get; } = host;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Unhealthy("no answer"));
    }

    private sealed class RememberingCheck : IHealthCheck
    {
        private int _runs;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Degraded($"run {++_runs}"));
    }

    private sealed class Connection : IDisposable
    {
        public bool IsClosed { get; private set; }

        public void Dispose() => IsClosed = true;
    }
}
