using System.Net;
using HealthChecks.Testing.Servers;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>A real Prometheus scrapes the sample, as the documentation says, with the rules that it recommends.</summary>
public sealed class PrometheusTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly string Rules = Path.Combine(SamplePrograms.Docs, "prometheus", "health.rules.yml");

    [Fact]
    public async Task An_alert_fires_when_the_database_goes_and_resolves_when_it_is_back()
    {
        await using var app = await RunningWebApp.StartAsync(("ConnectionStrings__Orders", postgres.ConnectionString));
        await app.WaitForAsync("/healthcheck/readiness", HttpStatusCode.OK, Soon);
        await using var prometheus = await PrometheusServer.StartAsync(PrometheusPage.Configuration(new Uri(app.Address).Authority), Rules);
        using var stopping = new CancellationTokenSource();
        var kubelet = AskReadinessAsync(app, stopping.Token);
        try
        {
            await prometheus.WaitUntilAsync(async () => await ValueAsync(prometheus, "healthchecks_check_status{health_check_name=\"database\"}") == "2", Soon, "the database is healthy");
            Assert.Equal("1", await ValueAsync(prometheus, "up"));
            Assert.Equal("2", await ValueAsync(prometheus, "healthchecks_subset_status{health_subset_name=\"readiness\"}"));
            Assert.DoesNotContain(await prometheus.AlertsAsync(), static alert => alert.IsFiring);

            await postgres.StopAsync();
            try
            {
                await prometheus.WaitUntilAsync(
                    async () => (await prometheus.AlertsAsync()).Count(static alert => alert.IsFiring && IsOfDatabase(alert)) == 2, Limit, "the alerts fire");
                var alerts = await prometheus.AlertsAsync();
                Assert.Equal("connection-failed", Assert.Single(alerts, static alert => alert.Name == "HealthCheckFailing").Annotations["reason"]);
                // As the page says.
                var reason = Assert.Single(await prometheus.QueryAsync("healthchecks_check_reason{health_check_name=\"database\"} * on (instance, health_check_name) group_left () healthchecks_check_status"));
                Assert.Equal(("connection-failed", "0"), (reason.Labels["health_reason"], reason.Value));
                var critical = Assert.Single(await prometheus.QueryAsync("healthchecks_check_status == 0 and on (instance, health_check_name) healthchecks_check_critical == 1"));
                Assert.Equal("database", critical.Labels["health_check_name"]);
                Assert.Equal("0", await ValueAsync(prometheus, "healthchecks_subset_passes{health_subset_name=\"readiness\"}"));
            }
            finally
            {
                await postgres.StartAsync();
            }

            await prometheus.WaitUntilAsync(async () => !(await prometheus.AlertsAsync()).Any(IsOfDatabase), Limit, "the alerts resolve");
        }
        finally
        {
            await stopping.CancelAsync();
            await kubelet;
        }
    }

    [Fact]
    public async Task The_rules_do_what_they_say()
    {
        await Promtool.AcceptAsync("check", "rules", Rules);
        await Promtool.AcceptAsync("test", "rules", Path.Combine(SamplePrograms.Docs, "prometheus", "health.rules.test.yml"));
    }

    private static bool IsOfDatabase(PrometheusAlert alert) =>
        alert.Name == "ReadinessFailing" || (alert.Name == "HealthCheckFailing" && alert.Labels["health_check_name"] == "database");

    private static async Task<string?> ValueAsync(PrometheusServer prometheus, string expression) =>
        await prometheus.QueryAsync(expression) is [var series] ? series.Value : null;

    // A scrape asks no check; this does, as a kubelet would.
    private static async Task AskReadinessAsync(RunningWebApp app, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await app.GetAsync("/healthcheck/readiness");
                await Task.Delay(TimeSpan.FromSeconds(1), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // That is enough.
        }
    }
}
