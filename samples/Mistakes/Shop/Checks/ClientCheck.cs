namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class ClientCheck : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient(); // HCK307
        using var response = await client.GetAsync("https://partner.example/orders", cancellationToken);
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
