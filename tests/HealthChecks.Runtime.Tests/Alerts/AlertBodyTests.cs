using System.Text.Json;

namespace HealthChecks.Tests.Alerts;

/// <summary>What webhooks post.</summary>
public sealed class AlertBodyTests
{
    [Fact]
    public void The_default_says_everything()
    {
        using var body = JsonDocument.Parse(AlertBody.Json.Render(SampleAlert.Of()));

        Assert.Equal(
            $$"""{"kind":"raised","severity":"critical","application":"shop","instance":"pod-1","subject":"check","name":"database","status":"Unhealthy","reason":"timeout","since":"2026-01-02T03:00:00Z","at":"2026-01-02T03:01:00Z","count":1,"fingerprint":"{{SampleAlert.Of().Fingerprint}}","text":""}""",
            body.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("a \"quoted\" \\ text\nof two lines")]
    [InlineData("</script> ünï ☃ 😀 \u0000\u001f")]
    [InlineData("{name} {status}")]
    public void What_takes_the_place_of_a_placeholder_is_escaped(string text)
    {
        using var body = JsonDocument.Parse(AlertBody.Template("""{"a":{"text":"{name}: {text}"}}""").Render(SampleAlert.Of(text: text)));

        Assert.Equal("database: " + text, body.RootElement.GetProperty("a").GetProperty("text").GetString());
    }

    [Fact]
    public void Braces_that_are_no_placeholders_stay()
    {
        Assert.Equal("""{"a":{},"b":[{"c":1}],"d":"{ name } {1}"}""", AlertBody.Template("""{"a":{},"b":[{"c":{count}}],"d":"{ name } {1}"}""").Render(SampleAlert.Of()));
    }

    [Fact]
    public void A_misspelt_placeholder_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(static () => AlertBody.Template("""{"text":"{nmae}"}"""));

        Assert.Contains("did you mean 'name'?", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{name} is down")]
    [InlineData("""{"name":{name}}""")]
    public void What_is_no_JSON_is_refused(string template)
    {
        Assert.Contains("does not give JSON", Assert.Throws<ArgumentException>(() => AlertBody.Template(template)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_made_by_code()
    {
        Assert.Equal("[\"database\"]", AlertBody.From(static alert => $"[\"{alert.Name}\"]").Render(SampleAlert.Of()));
    }

    [Fact]
    public void Alertmanager_gets_labels_without_an_instance()
    {
        using var body = JsonDocument.Parse(AlertBody.Alertmanager.Render(SampleAlert.Of(text: "The host \"db-7\" refused.")));

        var alert = Assert.Single(body.RootElement.EnumerateArray());
        Assert.Equal(
            """{"alertname":"HealthCheckFailing","severity":"critical","application":"shop","subject":"check","name":"database"}""",
            alert.GetProperty("labels").GetRawText());
        var annotations = alert.GetProperty("annotations");
        Assert.Equal("[critical] shop: check database is Unhealthy (timeout)", annotations.GetProperty("summary").GetString());
        Assert.Equal("The host \"db-7\" refused.", annotations.GetProperty("description").GetString());
        Assert.Equal("pod-1", annotations.GetProperty("instance").GetString());
        Assert.Equal("2026-01-02T03:00:00Z", alert.GetProperty("startsAt").GetString());
        Assert.Equal("2026-01-02T03:10:00Z", alert.GetProperty("endsAt").GetString());
    }

    [Theory]
    [InlineData(HealthAlertKind.Recovered, HealthAlertSeverity.Critical, "critical ends, warning ends")]
    [InlineData(HealthAlertKind.Escalated, HealthAlertSeverity.Critical, "critical, warning ends")]
    [InlineData(HealthAlertKind.Repeated, HealthAlertSeverity.Warning, "warning, critical ends")]
    public void Alertmanager_is_told_what_is_over(HealthAlertKind kind, HealthAlertSeverity severity, string expected)
    {
        using var body = JsonDocument.Parse(AlertBody.Alertmanager.Render(SampleAlert.Of(kind, severity)));

        var said = body.RootElement.EnumerateArray().Select(static alert =>
            alert.GetProperty("labels").GetProperty("severity").GetString()
            + (alert.GetProperty("endsAt").GetDateTimeOffset() == Change.Moment.AddMinutes(1) ? " ends" : ""));
        Assert.Equal(expected, string.Join(", ", said));
    }
}
