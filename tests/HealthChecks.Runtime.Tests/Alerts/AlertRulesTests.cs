namespace HealthChecks.Tests.Alerts;

/// <summary>What is told, and when.</summary>
public sealed class AlertRulesTests
{
    [Fact]
    public void A_check_that_fails_is_told_at_once_and_so_is_its_recovery()
    {
        var tracker = new TrackerUnderTest();

        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
        Assert.Equal("recovered critical database healthy", tracker.On(Change.Recovery("database")));
    }

    [Fact]
    public void What_starts_healthy_is_not_told()
    {
        var tracker = new TrackerUnderTest();

        Assert.Equal("", tracker.On(Change.Recovery("database")));
        Assert.Null(tracker.NextSeconds);
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy, true, "critical")]
    [InlineData(HealthStatus.Unhealthy, false, "warning")]
    [InlineData(HealthStatus.Degraded, true, "warning")]
    [InlineData(HealthStatus.Degraded, false, "warning")]
    public void Critical_is_what_fails_a_subset(HealthStatus status, bool critical, string severity)
    {
        var tracker = new TrackerUnderTest();

        Assert.Equal($"raised {severity} cache slow", tracker.On(Change.Check("cache", status, "slow", critical: critical)));
    }

    [Fact]
    public void What_still_fails_is_told_again_when_the_cooldown_is_over()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));

        Assert.Equal("", tracker.After(1799));
        Assert.Equal(1, tracker.NextSeconds);
        Assert.Equal("repeated critical database timeout", tracker.After(1));
        Assert.Equal("", tracker.After(1799));
        Assert.Equal("repeated critical database timeout", tracker.After(1));
    }

    [Fact]
    public void A_relapse_within_the_cooldown_waits_for_its_end_and_says_how_often()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));
        tracker.On(Change.Recovery("database"));

        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("", tracker.On(Change.Recovery("database")));
        Assert.Equal("", tracker.On(Change.Check("database", reason: "refused")));
        Assert.Equal("raised critical database refused ×2", tracker.After(1800));
        Assert.Equal("recovered critical database healthy ×2", tracker.On(Change.Recovery("database")));
    }

    [Fact]
    public void A_relapse_that_is_over_before_the_cooldown_is_never_told()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));
        tracker.On(Change.Recovery("database"));
        tracker.On(Change.Check("database"));

        Assert.Equal("", tracker.On(Change.Recovery("database")));
        Assert.Equal("", tracker.After(10_000));
    }

    [Fact]
    public void What_becomes_critical_does_not_wait_for_the_cooldown_of_a_warning()
    {
        var tracker = new TrackerUnderTest();

        Assert.Equal("raised warning database slow", tracker.On(Change.Check("database", HealthStatus.Degraded, "slow")));
        Assert.Equal("escalated critical database timeout", tracker.On(Change.Check("database")));
    }

    [Fact]
    public void Escalation_after_escalation_waits_for_the_cooldown_of_what_is_critical()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));

        Assert.Equal("repeated warning database slow", tracker.On(Change.Check("database", HealthStatus.Degraded, "slow")));
        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("", tracker.On(Change.Check("database", HealthStatus.Degraded, "slow")));
        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("escalated critical database timeout", tracker.After(1800));
    }

    [Fact]
    public void A_recovery_has_the_severity_that_was_told_last()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));
        tracker.On(Change.Check("database", HealthStatus.Degraded, "slow"));

        Assert.Equal("recovered warning database healthy", tracker.On(Change.Recovery("database")));
    }

    [Fact]
    public void A_critical_relapse_passes_the_cooldown_of_a_warning()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database", HealthStatus.Degraded, "slow"));
        tracker.On(Change.Recovery("database"));

        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
    }

    [Fact]
    public void Cooldowns_of_different_checks_have_nothing_to_do_with_each_other()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));

        Assert.Equal("raised critical cache timeout", tracker.On(Change.Check("cache")));
    }

    [Fact]
    public void Without_a_cooldown_every_change_is_told_once()
    {
        var tracker = new TrackerUnderTest(static options => options.CooldownSeconds = 0);

        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
        Assert.Equal("repeated warning database slow", tracker.On(Change.Check("database", HealthStatus.Degraded, "slow")));
        Assert.Equal("escalated critical database timeout", tracker.On(Change.Check("database")));
        Assert.Equal("", tracker.After(1_000_000));
        Assert.Equal("recovered critical database healthy", tracker.On(Change.Recovery("database")));
        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
    }

    [Fact]
    public void What_recovers_before_its_time_is_never_told()
    {
        var tracker = new TrackerUnderTest(static options => options.MinimumSeconds = 60);

        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal(60, tracker.NextSeconds);
        Assert.Equal("", tracker.After(59));
        Assert.Equal("", tracker.On(Change.Recovery("database")));
        Assert.Equal("", tracker.After(10_000));
    }

    [Fact]
    public void What_fails_long_enough_is_told_as_it_is_by_then()
    {
        var tracker = new TrackerUnderTest(static options => options.MinimumSeconds = 60);
        tracker.On(Change.Check("database", HealthStatus.Degraded, "slow"));
        tracker.After(50);
        tracker.On(Change.Check("database"));

        Assert.Equal("raised critical database timeout", tracker.After(10));
        Assert.Equal(Change.Moment, tracker.Last!.Since);
    }

    [Fact]
    public void What_is_critical_for_a_moment_does_not_escalate()
    {
        var tracker = new TrackerUnderTest(static options => options.MinimumSeconds = 60);
        tracker.On(Change.Check("database", HealthStatus.Degraded, "slow"));
        tracker.After(60);

        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("", tracker.After(30));
        Assert.Equal("", tracker.On(Change.Check("database", HealthStatus.Degraded, "slow")));
        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("escalated critical database timeout", tracker.After(60));
    }

    [Fact]
    public void Text_is_kept_back_unless_asked_for()
    {
        var silent = new TrackerUnderTest();
        var open = new TrackerUnderTest(static options => options.IncludeText = true);
        silent.On(Change.Check("database", text: "The host db-7 refused."));
        open.On(Change.Check("database", text: "The host db-7 refused."));

        Assert.Null(silent.Last!.Text);
        Assert.Equal("The host db-7 refused.", open.Last!.Text);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        var tracker = new TrackerUnderTest(static options => options.IncludeText = true);
        tracker.On(Change.Check("database", text: new string('x', 5000)));

        Assert.Equal(new string('x', 1000) + "…", tracker.Last!.Text);
    }

    [Theory]
    [InlineData(1800, 3900)]
    [InlineData(60, 420)]
    [InlineData(0, 30 * 24 * 3600)]
    public void An_alert_outlives_the_next_repetition(double cooldown, double lifetime)
    {
        var tracker = new TrackerUnderTest(options => options.CooldownSeconds = cooldown);
        tracker.On(Change.Check("database"));
        var raised = tracker.Last!;
        tracker.On(Change.Recovery("database"));

        Assert.Equal(lifetime, (raised.ExpiresAt - raised.At)?.TotalSeconds);
        Assert.Null(tracker.Last!.ExpiresAt);
    }
}
