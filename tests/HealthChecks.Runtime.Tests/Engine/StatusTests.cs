namespace HealthChecks.Tests;

public sealed class StatusTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, true, false, HealthStatus.Healthy)]
    [InlineData(HealthStatus.Degraded, true, false, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy, true, false, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Healthy, false, false, HealthStatus.Healthy)]
    [InlineData(HealthStatus.Degraded, false, false, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy, false, false, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Degraded, true, true, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded, false, true, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy, false, true, HealthStatus.Degraded)]
    [InlineData(HealthStatus.Healthy, true, true, HealthStatus.Healthy)]
    public async Task A_member_votes_by_its_weight(HealthStatus status, bool critical, bool warningsAsErrors, HealthStatus expected)
    {
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { WarningsAsErrors = warningsAsErrors }],
            Declare.Check("a", new TestCheck(), "readiness"),
            Declare.Check("b", new TestCheck(() => new HealthCheckResult(status)), [new HealthMembership("readiness", critical)])));

        var report = await engine.ProbeAsync();

        Assert.Equal(expected, report.Status);
        Assert.Equal(expected != HealthStatus.Unhealthy, report.Passes);
        // The member's own status stays what it is.
        Assert.Equal(status, report.Find("b")!.Value.Status);
        Assert.Equal(critical, report.Find("b")!.Value.Critical);
    }

    [Fact]
    public async Task A_check_is_critical_in_one_subset_and_not_in_another()
    {
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
            Declare.Check(
                "cache",
                new TestCheck(static () => HealthCheckResult.Unhealthy()),
                [new HealthMembership("readiness", Critical: false), new HealthMembership("integrations")])));

        Assert.Equal(HealthStatus.Degraded, (await engine.ProbeAsync("readiness")).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync("integrations")).Status);
    }

    [Fact]
    public async Task A_status_that_does_not_exist_is_no_proof_of_health()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("odd", new TestCheck(static () => new HealthCheckResult((HealthStatus)7)))));

        Assert.Equal(HealthStatus.Unhealthy, (await engine.ProbeAsync()).Status);
    }

    [Fact]
    public async Task Nor_is_it_in_the_frameworks_reports()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("odd", new TestCheck(static () => new HealthCheckResult((HealthStatus)7)))));

        var service = await engine.Service.CheckHealthAsync(TestContext.Current.CancellationToken);
        var report = (await engine.ProbeAsync()).ToHealthReport();

        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Unhealthy), (service.Status, service.Entries["odd"].Status));
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Unhealthy), (report.Status, report.Entries["odd"].Status));
    }

    [Theory]
    [InlineData("Production", true, false, HealthStatus.Unhealthy, HealthReasons.Absent)]
    [InlineData("Production", true, true, HealthStatus.Healthy, HealthReasons.NotApplicable)]
    [InlineData("Production", false, false, HealthStatus.Healthy, HealthReasons.NotApplicable)]
    [InlineData("Development", true, false, HealthStatus.Healthy, HealthReasons.NotApplicable)]
    public async Task An_absent_member_has_no_vote_unless_it_is_critical_and_must_be_there(
        string environment,
        bool critical,
        bool optional,
        HealthStatus expected,
        string reason)
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                Declare.Check("b", null, [new HealthMembership("readiness", critical)], optional: optional)),
            environment: environment);

        var report = await engine.ProbeAsync();

        Assert.Equal(expected, report.Status);
        var absent = report.Find("b")!.Value;
        Assert.Equal(reason, absent.Reason);
        Assert.Equal(reason == HealthReasons.NotApplicable, absent.IsAbsent);
        Assert.Null(absent.MeasuredAt);
        Assert.Single(engine.Log.Named("AbsentCheck"));
    }

    [Theory]
    [InlineData(null, HealthStatus.Unhealthy, HealthReasons.Empty)]
    [InlineData(false, HealthStatus.Unhealthy, HealthReasons.Empty)]
    [InlineData(true, HealthStatus.Healthy, HealthReasons.Healthy)]
    public async Task A_subset_with_nothing_but_absent_members_is_empty_unless_that_is_allowed(bool? allowEmpty, HealthStatus expected, string reason)
    {
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { AllowEmpty = allowEmpty }],
            Declare.Check("b", null, Declare.Membership("readiness"), optional: true)));

        var report = await engine.ProbeAsync();

        Assert.Equal(expected, report.Status);
        Assert.Equal(reason, report.Reason);
        Assert.Equal(1, report.Count);
    }

    [Theory]
    [InlineData(null, "Production")]
    [InlineData(true, "Production")]
    [InlineData(true, "Development")]
    public async Task A_subset_without_any_member_is_never_green(bool? allowEmpty, string environment)
    {
        await using var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness") { AllowEmpty = allowEmpty }]),
            environment: environment);

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.Empty, report.Reason);
        Assert.True(report.IsEmpty);
    }

    [Fact]
    public async Task A_check_may_find_at_run_time_that_it_does_not_apply_and_apply_again_later()
    {
        var clock = new FakeTimeProvider();
        var result = HealthResults.Absent("no-such-device", "There is no battery.");
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                Declare.Check("battery", new TestCheck(() => result), Declare.NonCritical("readiness"))),
            clock);

        var absent = await engine.ProbeAsync();
        Assert.Equal(HealthStatus.Healthy, absent.Status);
        Assert.True(absent.Find("battery")!.Value.IsAbsent);
        Assert.Equal("no-such-device", absent.Find("battery")!.Value.Reason);

        result = HealthResults.Degraded("battery-low");
        clock.Advance(2);
        var present = await engine.ProbeAsync();
        Assert.Equal(HealthStatus.Degraded, present.Status);
        Assert.False(present.Find("battery")!.Value.IsAbsent);
    }

    [Fact]
    public async Task A_failing_check_keeps_its_vote_whatever_its_data_are_called()
    {
        var data = new Dictionary<string, object> { [HealthReasons.AbsentDataKey] = true };
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("a", new TestCheck()),
            Declare.Check("file", new TestCheck(() => HealthCheckResult.Unhealthy("the file is absent", data: data)), Declare.Membership("readiness"), optional: true),
            Declare.Check("other", new TestCheck(() => HealthResults.Unhealthy("file-missing", data: data)), Declare.Membership("readiness"), optional: true)));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.False(report.Find("file")!.Value.IsAbsent);
        Assert.False(report.Find("other")!.Value.IsAbsent);
    }

    [Fact]
    public async Task A_check_that_the_generator_rejected_is_Unhealthy_for_good()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            HealthCheckDefinition.Invalid("broken", "it is abstract", "Tests.Broken", new HealthMembership("readiness"))));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Equal(HealthReasons.InvalidRegistration, report[0].Reason);
        Assert.Contains("it is abstract", Assert.Single(engine.Log.Named("InvalidCheck")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HealthStatus.Healthy, 200)]
    [InlineData(null, HealthStatus.Degraded, 200)]
    [InlineData(null, HealthStatus.Unhealthy, 503)]
    [InlineData(500, HealthStatus.Unhealthy, 500)]
    public async Task A_subset_says_the_status_code_that_it_answers_with(int? unhealthy, HealthStatus status, int expected)
    {
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { UnhealthyStatusCode = unhealthy }],
            Declare.Check("a", new TestCheck(() => new HealthCheckResult(status)))));

        Assert.Equal(expected, engine.Reporter.Find("READINESS")!.StatusCodeOf(await engine.ProbeAsync()));
    }

    [Fact]
    public async Task Reports_list_checks_by_name_ordinal_and_find_them_whatever_the_case()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Declare.Check("b", new TestCheck()), Declare.Check("a-2", new TestCheck()), Declare.Check("a.1", new TestCheck()), Declare.Check("a", new TestCheck())));

        var report = await engine.ProbeAsync();

        Assert.Equal(["a", "a-2", "a.1", "b"], report.Checks.Select(static check => check.Name));
        Assert.Equal("a-2", report.Find("A-2")!.Value.Name);
        Assert.Null(report.Find("c"));
    }
}
