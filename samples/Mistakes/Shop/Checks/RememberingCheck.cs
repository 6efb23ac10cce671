namespace Shop.Checks;

[HealthCheck, InSubset("integrations")]
public sealed class RememberingCheck(IHttpClientFactory clients) : IHealthCheck
{
    private HealthCheckResult? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _last ??= await AskAsync(cancellationToken); // HCK123

    private async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        using var response = await clients.CreateClient().GetAsync("https://partner.example/prices", cancellationToken);
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
