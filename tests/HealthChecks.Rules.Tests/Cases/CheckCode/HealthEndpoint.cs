namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class HealthEndpoint : RuleCases
{
    public HealthEndpoint()
        : base("HCK311")
    {
        Reports("an address", Http("await client.GetAsync([|\"https://orders/healthz\"|], cancellationToken);"));
        Reports("a path below an address", Http("await client.GetStringAsync([|\"/api/health/ready?full=1\"|], cancellationToken);"));
        Reports("a constant", Http("const string Url = [|\"http://orders:8080/actuator/health\"|]; await client.GetAsync(Url, cancellationToken);"));
        Reports("a Uri", Http("await client.GetAsync(new Uri([|\"http://orders/readyz\"|]), cancellationToken);"));
        Reports("a Uri in a local", Http("var uri = new Uri([|\"http://orders/livez\"|]); await client.GetAsync(uri, cancellationToken);"));
        Reports("an address with a constant end", Http("await client.GetAsync([|$\"{client.BaseAddress}health\"|].Trim(), cancellationToken);".Replace("[|$\"{client.BaseAddress}health\"|].Trim()", "[|$\"http://{client.BaseAddress}/health\"|]")));
        Reports("a sum", Http("await client.GetAsync([|client.BaseAddress + \"/health\"|], cancellationToken);"));
        Reports("a request", Http("using var request = new HttpRequestMessage(HttpMethod.Head, [|\"/liveness\"|]); await client.SendAsync(request, cancellationToken);"));
        Reports("JSON", "using System.Net.Http.Json;\n" + Http("await client.GetFromJsonAsync<object>([|\"/healthcheck/readiness\"|], cancellationToken);"));
        Reports("a method of the registry", """
            [HealthRegistry, HealthSubset("readiness")]
            public sealed partial class AppHealth
            {
                [HealthCheck, InSubset("readiness")]
                static async Task<HealthCheckResult> Orders(HttpClient client, CancellationToken token) => HealthCheckResult.Healthy(await client.GetStringAsync([|"/health"|], token));
            }
            """);

        IsSilent("a call of the API", Http("await client.GetAsync(\"https://orders/orders?limit=1\", cancellationToken);"));
        IsSilent("a host with such a name", Http("await client.GetAsync(\"https://health/orders\", cancellationToken);"));
        IsSilent("a longer word", Http("await client.GetAsync(\"https://orders/healthcare/already\", cancellationToken);"));
        IsSilent("a product's own API", Http("await client.GetAsync(\"http://search:9200/_cluster/health\", cancellationToken);"));
        IsSilent("a query", Http("await client.GetAsync(\"http://orders/search?q=/health\", cancellationToken);"));
        IsSilent("a text that is not asked", Http("Console.WriteLine(\"/health\"); await Task.Yield();"));

        IsUnknown("an address from settings", Http("await client.GetAsync(Environment.GetEnvironmentVariable(\"URL\"), cancellationToken);"));
        IsUnknown("a segment that is not all constant", Http("await client.GetAsync($\"http://orders/{client.Timeout}health\", cancellationToken);"));
        IsUnknown("an address that changes", Http("var url = \"/health\"; url = Environment.CommandLine; await client.GetAsync(url, cancellationToken);"));
    }

    private static string Http(string body) => Code.Check(body + " return HealthCheckResult.Healthy();", parameters: "(HttpClient client)");
}
