namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class NeighbourCheck(IHttpClientFactory clients) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var response = await clients.CreateClient().GetAsync("https://orders.example/health/ready", cancellationToken); // HCK311
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
