using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class IgnoredToken : RuleCases
{
    private const string Asking = """

        public static class Ask { public static Task<string> PageAsync(int page = 0, CancellationToken token = default) => Task.FromResult(page.ToString()); }
        """;

    public IgnoredToken()
        : base("HCK303")
    {
        Reports("no token where one is", Http("return Of(await client.GetStringAsync(\"/\", [|CancellationToken.None|]));"));
        Reports("a default", Http("return Of(await client.GetStringAsync(\"/\", cancellationToken: [|default|]));"));
        Reports("a new token", Http("return Of(await client.GetStringAsync(\"/\", [|new CancellationToken()|]));"));
        Reports("an overload that takes one", Http("return Of(await client.[|GetStringAsync|](\"/\"));"));
        Reports("an optional parameter", Http("return Of(await File.[|ReadAllTextAsync|](\"/etc/orders.json\"));"));
        Reports("a configured await", Http("return Of(await client.[|GetStringAsync|](\"/\").ConfigureAwait(false));"));
        Reports("a delay", Http("await Task.[|Delay|](10); return Of(\"\");"));
        Reports("tasks that are awaited together", Http("await Task.WhenAll(client.[|GetStringAsync|](\"/\"), client.[|GetStringAsync|](\"/a\")); return Of(\"\");"));
        Reports("a task that is returned", Code.Check("return AskAsync(); Task<HealthCheckResult> AskAsync() => client.[|GetFromJsonAsync|]<HealthCheckResult>(\"/\");", parameters: "(HttpClient client)", async: "").Insert(0, "using System.Net.Http.Json;\n"));
        Reports("a connection", Code.Check("await using var connection = await db.[|OpenConnectionAsync|](); await using var command = connection.CreateCommand(); await command.[|ExecuteScalarAsync|](); return HealthCheckResult.Healthy();", parameters: "(Npgsql.NpgsqlDataSource db)"));
        Reports("a stream of answers", Http("await foreach (var part in Parts.[|ReadAsync|]()) return Of(part); return Of(\"\");"), "public static class Parts { public static async IAsyncEnumerable<string> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default) { await Task.Delay(1, token); yield return \"\"; } }");
        Reports("a method of the class that takes one", Code.Check("return await [|AskAsync|]();", members: "private async Task<HealthCheckResult> AskAsync(CancellationToken token = default) { await Task.Delay(1, token); return HealthCheckResult.Healthy(); }"));
        Reports("a method of the registry", Registry("CancellationToken token", "await Task.[|Delay|](1); return HealthCheckResult.Healthy();"));
        Reports("a method of the registry that takes none", TestProject.Of(Registry("", "await Task.Delay(1); return HealthCheckResult.Healthy();").Replace("Orders(", "[|Orders|](")), "add a parameter");
        Reports("a lambda that could use it", Http("Func<Task<string>> ask = async () => await client.[|GetStringAsync|](\"/\"); return Of(await ask());"));

        IsSilent("the token passed on", Http("return Of(await client.GetStringAsync(\"/\", cancellationToken));"));
        IsSilent("a token made of it", Http("using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken); return Of(await client.GetStringAsync(\"/\", limit.Token));"));
        IsSilent("a wait with the token", Http("return Of(await client.GetStringAsync(\"/\").WaitAsync(cancellationToken));"));
        IsSilent("what has no overload for it", Http("await Task.Yield(); return Of(await new StringReader(\"\").ReadToEndAsync(cancellationToken));"));
        IsSilent("tidying up at the end", Http("try { return Of(await client.GetStringAsync(\"/\", cancellationToken)); } finally { await File.WriteAllTextAsync(\"/tmp/a\", \"\", CancellationToken.None); }"));
        IsSilent("tidying up after a failure", Http("try { return Of(await client.GetStringAsync(\"/\", cancellationToken)); } catch (Exception) { await Task.Delay(1); throw; }"));
        IsSilent("a task of one's own", Http("return Of(await Task.Run(() => \"\"));"));
        IsSilent("a lambda with a token of its own", Http("Func<CancellationToken, Task<string>> ask = token => client.GetStringAsync(\"/\", token); return Of(await ask(cancellationToken));"));
        IsSilent("a semaphore that is tried", Http("using var gate = new SemaphoreSlim(1); return Of((await gate.WaitAsync(0)).ToString());"));
        IsSilent("a method of the registry that awaits nothing of the kind", Registry("", "await Task.Yield(); return HealthCheckResult.Healthy();"));

        IsUnknown("a method that takes no token", Http("return Of(await Ask.PageAsync());"), "public static class Ask { public static Task<string> PageAsync() => Task.FromResult(\"\"); }");
        IsUnknown("an overload with another meaning", Http("return Of(await Ask.PageAsync(\"\"));"), "public static class Ask { public static Task<string> PageAsync(string a) => Task.FromResult(a); public static Task<int> PageAsync(int a, CancellationToken token) => Task.FromResult(a); }");
        IsUnknown("an overload out of reach", Http("return Of(await Ask.PageAsync(\"\"));"), "public static class Ask { public static Task<string> PageAsync(string a) => PageAsync(a, default); private static Task<string> PageAsync(string a, CancellationToken token) => Task.FromResult(a); }");
        IsUnknown("a helper that is called without the token", Code.Check("return await AskAsync();", members: "private async Task<HealthCheckResult> AskAsync() { await Task.Delay(1); return HealthCheckResult.Healthy(); }"));
        IsUnknown("a lambda that cannot reach it", Http("Func<Task<string>> ask = static async () => { await Task.Delay(1); return \"\"; }; return Of(await ask());"));

        Fixes("none", Http("return Of(await client.GetStringAsync(\"/\", CancellationToken.None));"), Http("return Of(await client.GetStringAsync(\"/\", cancellationToken));"));
        Fixes("a named default", Http("return Of(await client.GetStringAsync(\"/\", cancellationToken: default));"), Http("return Of(await client.GetStringAsync(\"/\", cancellationToken: cancellationToken));"));
        Fixes("an overload", Http("return Of(await client.GetStringAsync(\"/\"));"), Http("return Of(await client.GetStringAsync(\"/\", cancellationToken));"));
        Fixes("no arguments", Http("return Of(await new StringReader(\"\").ReadToEndAsync());"), Http("return Of(await new StringReader(\"\").ReadToEndAsync(cancellationToken));"));
        Fixes("an optional parameter after others", Http("return Of(await Ask.PageAsync());") + Asking, Http("return Of(await Ask.PageAsync(token: cancellationToken));") + Asking);
        Fixes("a method without a parameter for it", Registry("", "await Task.Delay(1); return HealthCheckResult.Healthy();"), Registry("CancellationToken cancellationToken", "await Task.Delay(1, cancellationToken); return HealthCheckResult.Healthy();"));
        Fixes("a method with an optional parameter", Registry("object? queue = null", "await Task.Delay(1); return HealthCheckResult.Healthy();"), Registry("CancellationToken cancellationToken, object? queue = null", "await Task.Delay(1, cancellationToken); return HealthCheckResult.Healthy();"));
        FixesAll("every call", Http("await client.GetStringAsync(\"/\");\nawait Task.Delay(1);\nreturn Of(await client.GetStringAsync(\"/\", default(CancellationToken)));"), Http("await client.GetStringAsync(\"/\", cancellationToken);\nawait Task.Delay(1, cancellationToken);\nreturn Of(await client.GetStringAsync(\"/\", cancellationToken));"));
        OffersNothing("a method that ends with any number of parameters", Registry("params object[] all", "await Task.Delay(1); return HealthCheckResult.Healthy();"));
    }

    private static string Http(string body) =>
        Code.Check(body, parameters: "(HttpClient client)", members: "static HealthCheckResult Of(string page) => page.Length > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();");

    private static string Registry(string parameters, string body) => $$"""
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck, InSubset("readiness")]
            static async Task<HealthCheckResult> Orders({{parameters}}) { {{body}} }
        }
        """;
}
