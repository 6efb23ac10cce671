namespace HealthChecks.Tests.Alerts;

/// <summary>One outage is one alert.</summary>
public sealed class AlertSubjectsTests
{
    [Fact]
    public void A_blocked_check_is_silent()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("network"));

        Assert.Equal("", tracker.On(Change.Blocked("database", by: "network")));
        Assert.Equal("", tracker.On(Change.Recovery("database")));
        Assert.Equal("recovered critical network healthy", tracker.On(Change.Recovery("network")));
    }

    [Fact]
    public void A_blocked_check_that_then_fails_of_itself_is_told()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Blocked("database", by: "network"));

        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
    }

    [Fact]
    public void What_was_told_and_is_then_blocked_is_not_repeated_and_still_recovers()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));
        tracker.On(Change.Blocked("database", by: "network"));

        Assert.Equal("", tracker.After(10_000));
        Assert.Equal("recovered critical database healthy", tracker.On(Change.Recovery("database")));
    }

    [Fact]
    public void What_is_blocked_before_its_time_is_not_told()
    {
        var tracker = new TrackerUnderTest(static options => options.MinimumSeconds = 60);
        tracker.On(Change.Check("database"));
        tracker.On(Change.Blocked("database", by: "network"));

        Assert.Equal("", tracker.After(10_000));
    }

    [Fact]
    public void A_subset_is_not_told_beside_its_check()
    {
        var tracker = new TrackerUnderTest();
        tracker.On(Change.Check("database"));

        Assert.Equal("", tracker.On(Change.Subset("readiness", HealthStatus.Unhealthy, "unhealthy", "database")));
        Assert.Equal("recovered critical database healthy", tracker.On(Change.Recovery("database")));
        Assert.Equal("", tracker.On(Change.Subset("readiness", HealthStatus.Healthy, "healthy")));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("unhealthy", "slow")]
    public void A_subset_that_fails_without_a_failing_check_is_told(string reason, params string[] late)
    {
        var tracker = new TrackerUnderTest();

        Assert.Equal($"raised critical readiness {reason}", tracker.On(Change.Subset("readiness", HealthStatus.Unhealthy, reason, late)));
        Assert.Equal("recovered critical readiness healthy", tracker.On(Change.Subset("readiness", HealthStatus.Healthy, "healthy")));
    }

    [Theory]
    [InlineData(HealthReasons.Draining)]
    [InlineData(HealthReasons.Cordoned)]
    [InlineData(HealthReasons.Starting)]
    [InlineData(HealthReasons.Starved)]
    [InlineData(HealthReasons.Disabled)]
    public void What_holds_of_the_whole_instance_is_silent(string reason)
    {
        var tracker = new TrackerUnderTest(static options => options.Subjects = HealthAlertSubjects.Both);

        Assert.Equal("", tracker.On(Change.Subset("readiness", HealthStatus.Unhealthy, reason)));
        Assert.Equal("", tracker.On(Change.Subset("readiness", HealthStatus.Healthy, "healthy")));
    }

    [Fact]
    public void Subsets_only()
    {
        var tracker = new TrackerUnderTest(static options => options.Subjects = HealthAlertSubjects.Subsets);

        Assert.Equal("", tracker.On(Change.Check("database")));
        Assert.Equal("raised critical readiness unhealthy", tracker.On(Change.Subset("readiness", HealthStatus.Unhealthy, "unhealthy", "database")));
    }

    [Fact]
    public void Both()
    {
        var tracker = new TrackerUnderTest(static options => options.Subjects = HealthAlertSubjects.Both);

        Assert.Equal("raised critical database timeout", tracker.On(Change.Check("database")));
        Assert.Equal("raised warning readiness degraded", tracker.On(Change.Subset("readiness", HealthStatus.Degraded, "degraded", "database")));
    }

    [Fact]
    public void A_check_and_a_subset_of_one_name_are_two_things()
    {
        var tracker = new TrackerUnderTest(static options => options.Subjects = HealthAlertSubjects.Both);
        tracker.On(Change.Check("readiness"));
        var check = tracker.Last!.Fingerprint;

        Assert.Equal("raised critical readiness unhealthy", tracker.On(Change.Subset("readiness", HealthStatus.Unhealthy, "unhealthy")));
        Assert.NotEqual(check, tracker.Last!.Fingerprint);
    }

    [Fact]
    public void Replicas_agree_on_fingerprints_whatever_the_status_and_the_time()
    {
        var one = new HealthAlert(HealthAlertKind.Raised, HealthSubject.Check, "database", HealthStatus.Unhealthy, "timeout")
        {
            Application = "shop",
            Instance = "pod-1",
            At = Change.Moment,
        };
        var other = new HealthAlert(HealthAlertKind.Recovered, HealthSubject.Check, "database", HealthStatus.Healthy, "healthy")
        {
            Application = "shop",
            Instance = "pod-2",
            At = Change.Moment.AddDays(1),
            Severity = HealthAlertSeverity.Critical,
        };

        Assert.Equal(one.Fingerprint, other.Fingerprint);

        // Receivers keep it: it stays what it is.
        Assert.Equal("2926672c69899e4d", one.Fingerprint);
    }

    [Fact]
    public void Another_application_has_other_fingerprints()
    {
        var one = new HealthAlert(HealthAlertKind.Raised, HealthSubject.Check, "database", HealthStatus.Unhealthy, "timeout") { Application = "shop" };
        var other = new HealthAlert(HealthAlertKind.Raised, HealthSubject.Check, "database", HealthStatus.Unhealthy, "timeout") { Application = "billing" };

        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
    }
}
