namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class FailureAsHealthy : RuleCases
{
    private const string Ask = "await client.GetStringAsync(\"/\", cancellationToken);";
    private const string Healthy = "HealthCheckResult.Healthy()";

    public FailureAsHealthy()
        : base("HCK305")
    {
        Reports("any exception", Http($"try {{ {Ask} return {Healthy}; }} catch ([|Exception|]) {{ return {Healthy}; }}"));
        Reports("a clause without a type", Http($"try {{ {Ask} return {Healthy}; }} [|catch|] {{ return HealthResults.Healthy(\"unreachable\"); }}"));
        Reports("an exception that says that nobody answers", Http($"try {{ {Ask} return {Healthy}; }} catch ([|HttpRequestException|] e) {{ return HealthCheckResult.Healthy(e.GetType().Name); }}"));
        Reports("a swallowed exception", Http($"try {{ {Ask} }} catch ([|Exception|]) {{ }} return {Healthy};"));
        Reports("an exception that is only logged", Code.Check($"try {{ await Task.Delay(1, cancellationToken); }} catch ([|Exception|] e) {{ logger.LogWarning(e, \"down\"); }} return {Healthy};", parameters: "(ILogger<PingCheck> logger)"));
        Reports("an answer that can be unhealthy, and a failure that cannot", Http($"try {{ var page = await client.GetStringAsync(\"/\", cancellationToken); return page == \"\" ? HealthCheckResult.Unhealthy() : {Healthy}; }} catch ([|Exception|]) {{ return {Healthy}; }}"));
        Reports("a task", Code.Check($"try {{ using var response = client.Send(new HttpRequestMessage(), cancellationToken); return Task.FromResult({Healthy}); }} catch ([|Exception|]) {{ return Task.FromResult(new HealthCheckResult(HealthStatus.Healthy)); }}", parameters: "(HttpClient client)", async: ""));
        Reports("both branches", Http($"try {{ {Ask} return {Healthy}; }} catch ([|Exception|] e) {{ if (e.InnerException is null) return {Healthy}; else return HealthCheckResult.Healthy(\"later\"); }}"));
        Reports("a database", Code.Check($"try {{ await using var connection = await db.OpenConnectionAsync(cancellationToken); return {Healthy}; }} catch ([|Npgsql.NpgsqlException|]) {{ return {Healthy}; }}", parameters: "(Npgsql.NpgsqlDataSource db)"));
        Reports("a method that the run calls", Code.Check("return await AskAsync(cancellationToken);", members: $"private static async Task<HealthCheckResult> AskAsync(CancellationToken token) {{ try {{ await Task.Delay(1, token); return {Healthy}; }} catch ([|Exception|]) {{ return {Healthy}; }} }}"));

        IsSilent("a failure that is unhealthy", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception e) {{ return HealthCheckResult.Unhealthy(exception: e); }}"));
        IsSilent("a failure that is degraded", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception) {{ return HealthCheckResult.Degraded(); }}"));
        IsSilent("a failure that is thrown again", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception) {{ throw; }}"));
        IsSilent("an exception that is looked at", Http($"try {{ {Ask} return {Healthy}; }} catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) {{ return {Healthy}; }}"));
        IsSilent("an exception that is an answer", Code.Check($"try {{ await using var connection = await db.OpenConnectionAsync(cancellationToken); return {Healthy}; }} catch (Npgsql.PostgresException) {{ return {Healthy}; }}", parameters: "(Npgsql.NpgsqlDataSource db)"));
        IsSilent("a figure that the check can do without", Http($"{Ask} try {{ {Ask} }} catch (Exception) {{ }} return {Healthy};"));
        IsSilent("a figure within what is watched", Http($"try {{ {Ask} try {{ {Ask} return {Healthy}; }} catch (Exception) {{ return {Healthy}; }} }} catch (Exception e) {{ return HealthCheckResult.Unhealthy(exception: e); }}"));
        IsSilent("a figure after something that may fail", Code.Check($"if (!Directory.Exists(\"/data\")) return HealthCheckResult.Unhealthy(); try {{ {Ask} return {Healthy}; }} catch (Exception) {{ return {Healthy}; }}", parameters: "(HttpClient client)"));
        IsSilent("cancellation, which is another rule's", Http($"try {{ {Ask} return {Healthy}; }} catch (OperationCanceledException) {{ return {Healthy}; }}"));
        IsSilent("a retry", Http($"for (var i = 0; i < 3; i++) {{ try {{ {Ask} return {Healthy}; }} catch (Exception) {{ }} }} return HealthCheckResult.Unhealthy();"));
        IsSilent("a status that says so afterwards", Http($"var up = false; try {{ {Ask} up = true; }} catch (Exception) {{ }} return up ? {Healthy} : HealthCheckResult.Unhealthy();"));
        IsSilent("a check that does not apply", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception) {{ return HealthResults.Absent(); }}"));

        IsUnknown("a result from elsewhere", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception e) {{ return Of(e); }}", "private static HealthCheckResult Of(Exception e) => HealthCheckResult.Healthy();"));
        IsUnknown("a local that is set", Http($"var result = {Healthy}; try {{ {Ask} }} catch (Exception) {{ result = {Healthy}; }} return result;"));
        IsUnknown("a clause that may throw again", Http($"try {{ {Ask} return {Healthy}; }} catch (Exception e) {{ if (e is InvalidOperationException) throw; return {Healthy}; }}"));
    }

    private static string Http(string body, string members = "") => Code.Check(body, parameters: "(HttpClient client)", members: members);
}
