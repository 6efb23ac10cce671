namespace HealthChecks.Tests.Alerts;

/// <summary>What becomes of an alert that waits when another one on the same thing comes.</summary>
public sealed class AlertQueueTests
{
    [Theory]
    [InlineData("raised recovered", "")]
    [InlineData("raised escalated", "raised")]
    [InlineData("raised repeated", "raised")]
    [InlineData("escalated recovered", "recovered")]
    [InlineData("repeated recovered", "recovered")]
    [InlineData("escalated repeated", "escalated")]
    [InlineData("repeated escalated", "escalated")]
    [InlineData("recovered raised", "repeated")]
    [InlineData("recovered raised recovered", "recovered")]
    [InlineData("raised recovered raised", "raised")]
    public void Alerts_on_one_thing_become_one(string waiting, string left)
    {
        var queue = new AlertQueue(10);
        foreach (var kind in waiting.Split(' '))
            queue.Add(Alert(kind));

        Assert.Equal(left, queue.Take() is { } alert ? AlertWords.Of(alert.Alert.Kind) : "");
        Assert.Null(queue.Take());
    }

    [Theory]
    [InlineData("raised", false, "recovered", "")]
    [InlineData("raised", true, "recovered", "recovered")]
    [InlineData("raised", false, "repeated", "raised")]
    [InlineData("raised", true, "repeated", "repeated")]
    [InlineData("raised", true, "escalated", "escalated")]
    [InlineData("recovered", false, "raised", "repeated")]
    public void What_comes_back_meets_what_came_meanwhile(string tried, bool mayHaveArrived, string came, string left)
    {
        var queue = new AlertQueue(10);
        queue.Add(Alert(tried));
        var alert = queue.Take()!;
        queue.Add(Alert(came));

        queue.Return(alert with { MayHaveArrived = mayHaveArrived });

        Assert.Equal(left, queue.Take() is { } next ? AlertWords.Of(next.Alert.Kind) : "");
    }

    [Fact]
    public void What_failed_stands_behind_the_others()
    {
        var queue = new AlertQueue(10);
        queue.Add(Alert("raised", "database"));
        queue.Add(Alert("raised", "cache"));

        Assert.False(queue.Return(queue.Take()!));

        Assert.Equal("cache", queue.Take()!.Alert.Name);
        Assert.Equal("database", queue.Take()!.Alert.Name);
    }

    [Fact]
    public void What_comes_back_to_a_full_queue_has_to_go()
    {
        var queue = new AlertQueue(1);
        queue.Add(Alert("raised", "database"));
        var alert = queue.Take()!;
        Assert.False(queue.Add(Alert("raised", "cache")));

        Assert.True(queue.Return(alert));
        Assert.Equal(1, queue.Count);
    }

    private static HealthAlert Alert(string kind, string name = "database") => new(
        kind switch
        {
            "raised" => HealthAlertKind.Raised,
            "escalated" => HealthAlertKind.Escalated,
            "repeated" => HealthAlertKind.Repeated,
            _ => HealthAlertKind.Recovered,
        },
        HealthSubject.Check,
        name,
        HealthStatus.Unhealthy,
        "timeout")
    {
        Severity = HealthAlertSeverity.Critical,
    };
}
