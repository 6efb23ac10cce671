namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class CancellationAsHealth : RuleCases
{
    private const string Ask = "await client.GetStringAsync(\"/\", cancellationToken);";

    public CancellationAsHealth()
        : base("HCK304")
    {
        Reports("a cancelled run that is healthy", Http($"try {{ {Ask} return {Healthy}; }} catch ([|OperationCanceledException|]) {{ return {Healthy}; }}"));
        Reports("a cancelled run that is degraded", Http($"try {{ {Ask} return {Healthy}; }} catch ([|TaskCanceledException|] e) {{ return HealthCheckResult.Degraded(\"slow\", e); }}"));
        Reports("a limit of the check's own", Http($$"""
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(100);
            try { await client.GetStringAsync("/", limit.Token); return {{Healthy}}; }
            catch ([|OperationCanceledException|]) { return HealthResults.Degraded("slow"); }
            """));
        Reports("a clause before another", Http($"try {{ {Ask} return {Healthy}; }} catch ([|OperationCanceledException|]) {{ return {Healthy}; }} catch (Exception e) {{ return HealthCheckResult.Unhealthy(exception: e); }}"));
        Reports("a swallowed cancellation", Http($"try {{ {Ask} }} catch ([|OperationCanceledException|]) {{ }} return {Healthy};"));
        Reports("a local function", Http($"return await TryAsync(); async ValueTask<HealthCheckResult> TryAsync() {{ try {{ {Ask} return {Healthy}; }} catch ([|OperationCanceledException|]) {{ return new HealthCheckResult(HealthStatus.Degraded); }} }}"));
        Reports("a method of the registry", Registry($"try {{ await Task.Delay(1, token); return {Healthy}; }} catch ([|OperationCanceledException|]) {{ return {Healthy}; }}"));

        IsSilent("a look at the token", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) {{ return {Healthy}; }}"));
        IsSilent("a look at the token in the clause", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException) {{ if (cancellationToken.IsCancellationRequested) throw; return {Healthy}; }}"));
        IsSilent("a cancelled run that is unhealthy, which it is anyway", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException e) {{ return HealthCheckResult.Unhealthy(exception: e); }}"));
        IsSilent("a clause that throws again", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException) {{ throw; }}"));
        IsSilent("whatever fails", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception e) {{ return HealthCheckResult.Unhealthy(exception: e); }}"));
        IsSilent("whatever fails, of what is not important", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception e) {{ return HealthCheckResult.Degraded(exception: e); }}"));

        IsUnknown("a status that the registration says", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException e) {{ return new HealthCheckResult(context.Registration.FailureStatus, exception: e); }}"));
        IsUnknown("a limit that has nothing to do with the run", Http($$"""
            using var limit = new CancellationTokenSource(100);
            try { await client.GetStringAsync("/", limit.Token); return {{Healthy}}; }
            catch (OperationCanceledException) { return HealthCheckResult.Degraded("slow"); }
            """));
        IsUnknown("a result that depends", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException) {{ return client.Timeout > TimeSpan.Zero ? HealthCheckResult.Degraded() : HealthCheckResult.Unhealthy(); }}"));
        IsUnknown("a swallowed cancellation before more", Http($"try {{ {Ask} }} catch (OperationCanceledException) {{ }} return client.Timeout > TimeSpan.Zero ? HealthCheckResult.Degraded() : HealthCheckResult.Unhealthy();"));

        Fixes(
            "a clause",
            Http($"try {{ {Ask} return {Healthy}; }}\n        catch (OperationCanceledException) // too slow\n        {{ return {Healthy}; }}"),
            Http($"try {{ {Ask} return {Healthy}; }}\n        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) // too slow\n        {{ return {Healthy}; }}"));
        FixesAll(
            "every clause",
            Http($"try {{ {Ask} }}\n        catch (TaskCanceledException) {{ return {Healthy}; }}\n        try {{ {Ask} return {Healthy}; }}\n        catch (OperationCanceledException e) {{ return HealthCheckResult.Degraded(exception: e); }}"),
            Http($"try {{ {Ask} }}\n        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested) {{ return {Healthy}; }}\n        try {{ {Ask} return {Healthy}; }}\n        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested) {{ return HealthCheckResult.Degraded(exception: e); }}"));
    }

    private const string Healthy = "HealthCheckResult.Healthy()";

    private static string Http(string body) => Code.Check(body, parameters: "(HttpClient client)");

    private static string Registry(string body) => $$"""
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck, InSubset("readiness")]
            static async Task<HealthCheckResult> Orders(CancellationToken token) { {{body}} }
        }
        """;
}
