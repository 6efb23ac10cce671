namespace HealthChecks.Tests;

public sealed class HealthResultsTests
{
    [Fact]
    public void A_passing_result_is_the_frameworks_own_with_no_data_added()
    {
        var result = HealthResults.Healthy("fine", new Dictionary<string, object> { ["rows"] = 3 });

        Assert.Equal((HealthStatus.Healthy, "fine"), (result.Status, result.Description));
        Assert.Equal(["rows"], result.Data.Keys);
    }

    [Fact]
    public void A_warning_carries_its_reason_in_the_data_for_any_engine()
    {
        var result = HealthResults.Degraded("queue-long", "1,200 messages", new Dictionary<string, object> { ["messages"] = 1200 });

        Assert.Equal((HealthStatus.Degraded, "1,200 messages"), (result.Status, result.Description));
        Assert.Equal("queue-long", result.Data[HealthReasons.DataKey]);
        Assert.Equal(1200, result.Data["messages"]);
        Assert.Null(result.Exception);
    }

    [Fact]
    public void A_failure_carries_its_cause()
    {
        var cause = new IOException("refused");
        var result = HealthResults.Unhealthy("connection-refused", "Nobody listens.", cause);

        Assert.Equal((HealthStatus.Unhealthy, "Nobody listens."), (result.Status, result.Description));
        Assert.Same(cause, result.Exception);
        Assert.Equal("connection-refused", result.Data[HealthReasons.DataKey]);
    }

    [Fact]
    public void An_absent_check_is_Healthy_to_another_engine_and_marked_for_ours()
    {
        var result = HealthResults.Absent();

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal(true, result.Data[HealthReasons.AbsentDataKey]);
        Assert.Equal(HealthReasons.NotApplicable, result.Data[HealthReasons.DataKey]);
    }

    [Fact]
    public void Of_several_findings_the_first_of_the_worst_gives_status_reason_and_cause()
    {
        var cause = new IOException("the cause");
        var result = HealthResults.From(
        [
            new HealthFinding(HealthStatus.Degraded, "a", "one") { Cause = new IOException("another") },
            new HealthFinding(HealthStatus.Unhealthy, "b") { Cause = cause },
            new HealthFinding(HealthStatus.Unhealthy, "c", ""),
            new HealthFinding(HealthStatus.Healthy, "d", "two"),
        ]);

        Assert.Equal((HealthStatus.Unhealthy, "one\ntwo"), (result.Status, result.Description));
        Assert.Equal("b", result.Data[HealthReasons.DataKey]);
        Assert.Same(cause, result.Exception);
        var data = Assert.IsType<HealthResultData>(result.Data);
        Assert.Equal(["a", "b", "c", "d"], data.Findings.Select(static finding => finding.Reason));
        Assert.Equal("b", data.Reason);
    }

    [Fact]
    public void No_findings_mean_Healthy_and_no_text_means_no_description()
    {
        Assert.Equal(HealthStatus.Healthy, HealthResults.From([]).Status);
        Assert.Null(HealthResults.From([new HealthFinding(HealthStatus.Unhealthy, "a")]).Description);
    }

    [Fact]
    public void Findings_that_are_all_Healthy_put_no_reason_into_the_data() =>
        Assert.Empty(HealthResults.From([new HealthFinding(HealthStatus.Healthy, "idle")]).Data);

    [Fact]
    public void The_findings_and_the_figures_of_a_result_are_its_own()
    {
        var findings = new List<HealthFinding> { new(HealthStatus.Degraded, "a") };
        var figures = new Dictionary<string, object> { ["rows"] = 3 };
        var result = HealthResults.From(findings, figures);
        findings.Clear();
        figures.Clear();

        Assert.Single(((HealthResultData)result.Data).Findings);
        Assert.Equal(3, result.Data["rows"]);
        Assert.Equal(2, result.Data.Count);
        Assert.True(result.Data.ContainsKey("rows"));
        Assert.True(result.Data.TryGetValue("reason", out var reason));
        Assert.Equal("a", reason);
        Assert.Equal(["rows", "reason"], result.Data.Select(static pair => pair.Key));
        Assert.Equal([3, "a"], result.Data.Values);
    }

    [Fact]
    public void A_reason_that_is_no_code_is_refused_where_it_is_made()
    {
        Assert.Throws<ArgumentException>(static () => HealthResults.Unhealthy("Login failed for user 'sa'"));
        Assert.Throws<ArgumentException>(static () => HealthResults.Degraded(""));
        Assert.Throws<ArgumentException>(static () => HealthResults.Absent("Not here"));
        Assert.Throws<ArgumentException>(static () => new HealthCheckException("Not here"));
        Assert.Contains("'connection-failed'", Assert.Throws<ArgumentException>(static () => new HealthFinding(HealthStatus.Unhealthy, "No!")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_a_finding_is_validated_too()
    {
        var finding = new HealthFinding(HealthStatus.Unhealthy, "disk-full", "text") { OccurredAt = DateTimeOffset.UnixEpoch };

        Assert.Equal("disk-slow", (finding with { Reason = "disk-slow" }).Reason);
        Assert.Equal(finding, finding with { Text = "text" });
        Assert.Throws<ArgumentException>(() => finding with { Reason = "Password=hunter2" });
    }
}
