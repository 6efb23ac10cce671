using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class BlockingCall : RuleCases
{
    private const string Orders = """
        using Microsoft.EntityFrameworkCore;
        public sealed class Orders : DbContext { public DbSet<string> Lines => Set<string>(); }
        """;

    public BlockingCall()
        : base("HCK302")
    {
        Reports("the result of a task that was just started", Http("var page = client.GetStringAsync(\"/\", cancellationToken).[|Result|]; return Of(page);"));
        Reports("Wait", Http("client.GetStringAsync(\"/\", cancellationToken).[|Wait|](); return Of(\"\");"));
        Reports("GetAwaiter().GetResult()", Http("return Of(client.GetStringAsync(\"/\", cancellationToken).GetAwaiter().[|GetResult|]());"));
        Reports("GetResult of a configured task", Http("return Of(client.GetStringAsync(\"/\", cancellationToken).ConfigureAwait(false).GetAwaiter().[|GetResult|]());"));
        Reports("a local task, waited for once", Http("var task = client.GetStringAsync(\"/\", cancellationToken); task.[|Wait|](); return Of(task.Result);"));
        Reports("Sleep", Http("Thread.[|Sleep|](100); return Of(await client.GetStringAsync(\"/\", cancellationToken));"));
        Reports("a connection that is opened and asked", Database("connection.[|Open|](); using var command = connection.CreateCommand(); command.[|ExecuteScalar|](); return Healthy;"));
        Reports("a file that is read", Http("return Of(File.[|ReadAllText|](\"/etc/orders.json\"));"));
        Reports("a name that is looked up", Http("return Of(System.Net.Dns.[|GetHostAddresses|](\"orders\").Length.ToString());"));
        Reports("a request that is sent", Http("using var response = client.[|Send|](new HttpRequestMessage(), cancellationToken); return Of(\"\");"));
        Reports("a ping", Http("using var ping = new System.Net.NetworkInformation.Ping(); return Of(ping.[|Send|](\"orders\").ToString()!);"));
        Reports("a database that EF Core asks", Check("return orders.Database.[|CanConnect|]() && orders.Lines.Where(line => line != \"\").[|Any|]() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();", "(Orders orders)"), Orders);
        Reports("a list of all that a set has", Check("return HealthCheckResult.Healthy(orders.Lines.[|ToList|]().Count.ToString());", "(Orders orders)"), Orders);
        Reports("a method of the registry", TestProject.Of(Registry("static HealthCheckResult Orders(Npgsql.NpgsqlDataSource db) { using var connection = db.[|OpenConnection|](); return HealthCheckResult.Healthy(); }")), "'OpenConnectionAsync'");
        Reports("a method that the run calls, in another file", Part("return Ask();"), """
            public sealed partial class PingCheck { private HealthCheckResult Ask() { Thread.[|Sleep|](1); return HealthCheckResult.Healthy(); } }
            """);
        Reports("a local function", Http("return Ask(); HealthCheckResult Ask() => Of(client.GetStringAsync(\"/\").[|Result|]);"));
        Reports("an explicit implementation in a record, with an expression for a body", """
            [HealthCheck] public sealed record PingCheck(HttpClient Client) : IHealthCheck
            {
                Task<HealthCheckResult> IHealthCheck.CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
                    Task.FromResult(HealthCheckResult.Healthy(Client.GetStringAsync("/", cancellationToken).[|Result|]));
            }
            """);
        Reports("what a base class calls", """
            public abstract class Check : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => await AskAsync();
                protected abstract ValueTask<HealthCheckResult> AskAsync();
            }
            [HealthCheck] public sealed class PingCheck : Check
            {
                protected override ValueTask<HealthCheckResult> AskAsync() { Thread.[|Sleep|](1); return new(HealthCheckResult.Healthy()); }
            }
            """);
        Reports("a class that a factory of the registry returns", TestProject.Of(Registry("static PingCheck Ping() => new();"), Unmarked));

        IsSilent("a check that is declared to block", Code.Check(Sleeping, "[HealthCheck(Blocking = true)]", async: ""));
        IsSilent("a class that is declared to block", Code.Check(Sleeping, "[HealthCheck, HealthCheckDefaults(Blocking = true)]", async: ""));
        IsSilent("a factory that says that its check blocks", Registry("static PingCheck Ping() => new();", "(Blocking = true)"), Unmarked.Replace("[|", "").Replace("|]", ""));
        IsSilent("a method that is declared to block", Registry("static HealthCheckResult Orders() { Thread.Sleep(1); return HealthCheckResult.Healthy(); }", "(Blocking = true)"));
        IsSilent("tasks that were awaited together", Http("var one = client.GetStringAsync(\"/\"); var two = client.GetStringAsync(\"/\"); await Task.WhenAll(one, two); return Of(one.Result + two.Result);"));
        IsSilent("a task that was awaited", Http("var one = client.GetStringAsync(\"/\"); await one; return Of(one.Result);"));
        IsSilent("a task that is known to be complete", Http("var one = client.GetStringAsync(\"/\"); return one.IsCompletedSuccessfully ? Of(one.Result) : Of(await one);"));
        IsSilent("the task that came first", Http("return Of((await Task.WhenAny(client.GetStringAsync(\"/\"), client.GetStringAsync(\"/a\"))).Result);"));
        IsSilent("all of a list that was awaited", Http("var all = new[] { client.GetStringAsync(\"/\") }; await Task.WhenAll(all); return Of(all.Select(each => each.Result).First());"));
        IsSilent("a continuation", Code.Check("return client.GetStringAsync(\"/\").ContinueWith(task => HealthCheckResult.Healthy(task.Result));", async: "", parameters: "(HttpClient client)"));
        IsSilent("a result that is there at once", Http("return Of(Task.FromResult(\"\").Result);"));
        IsSilent("a semaphore that is tried", Http("using var gate = new SemaphoreSlim(1); return Of(gate.Wait(0).ToString());"));
        IsSilent("a stream in memory", Http("using var memory = new MemoryStream(); memory.Write(new byte[1]); memory.Flush(); return Of(new StringReader(\"\").ReadToEnd());"));
        IsSilent("a list in memory", Http("var list = new List<int>(); return Of(list.Any() ? list.First().ToString() : list.ToList().Count.ToString());"));
        IsSilent("a result of another kind", Http("return Of(Answer.Result); "), "public static class Answer { public static string Result => \"\"; public static void Wait() { } }");
        IsSilent("a method that the run does not call", Code.Check("await Task.Yield(); return HealthCheckResult.Healthy();", members: "public void Load() => Thread.Sleep(1);"));
        IsSilent("work that is moved to another thread", Http("return Of(await Task.Run(() => File.ReadAllText(\"/etc/orders.json\"), cancellationToken));"));
        IsSilent("a method that is called on another thread", Http("return Of(await Task.Run(() => Load(), cancellationToken));", "private static string Load() => Read(); private static string Read() => File.ReadAllText(\"/etc/orders.json\");"));
        IsSilent("a method that is run on another thread", Http("return Of(await Task.Run(Load, cancellationToken));", "private static string Load() => File.ReadAllText(\"/etc/orders.json\");"));
        Reports("a method that is called on another thread, and on that of the check", Http("return Of(await Task.Run(() => Load(), cancellationToken) + Load());", "private static string Load() => File.[|ReadAllText|](\"/etc/orders.json\");"));
        IsSilent("a file of the kernel", Http("return Of(File.ReadAllText(\"/proc/self/status\"));"));
        IsSilent("a disposal", Database("await connection.OpenAsync(cancellationToken); connection.Close(); connection.Dispose(); return Healthy;"));
        IsSilent("a class that is no check of ours", Unmarked.Replace("[|", "").Replace("|]", ""));

        IsUnknown("a task that comes from elsewhere", Code.Check("return HealthCheckResult.Healthy(warmed.Result);", parameters: "(Task<string> warmed)"));
        IsUnknown("a stream that may be one in memory", Http("Stream stream = Open(); stream.Read(new byte[1]); return Of(\"\"); Stream Open() => new MemoryStream();"));
        IsUnknown("a method that has no asynchronous twin", Http("return Of(Ask.Open());"), "public static class Ask { public static string Open() => \"\"; }");
        IsUnknown("a method of another class", Http("return Of(Ask.Open());"), "public static class Ask { public static string Open() { Thread.Sleep(1); return \"\"; } }");
        IsUnknown("a query that is not of a set", Code.Check("return HealthCheckResult.Healthy(lines.Any().ToString());", parameters: "(IQueryable<string> lines)"));

        Fixes("a result", Http("return Of(client.GetStringAsync(\"/\").Result.Trim());"), Http("return Of((await client.GetStringAsync(\"/\")).Trim());"));
        Fixes("a wait", Http("client.GetStringAsync(\"/\").Wait(); return Of(\"\");"), Http("await client.GetStringAsync(\"/\"); return Of(\"\");"));
        Fixes("a result of an awaiter", Http("return Of(client.GetStringAsync(\"/\").GetAwaiter().GetResult());"), Http("return Of(await client.GetStringAsync(\"/\"));"));
        Fixes("a nap", Http("Thread.Sleep(100); return Of(\"\");"), Http("await Task.Delay(100, cancellationToken); return Of(\"\");"));
        Fixes("a file", Http("var page = File.ReadAllText(\"/etc/a\"); return Of(page);"), Http("var page = await File.ReadAllTextAsync(\"/etc/a\", cancellationToken); return Of(page);"));
        Fixes("a command", Database("connection.Open(); return connection.CreateCommand().ExecuteScalar() is 1 ? Healthy : Healthy;"), Database("await connection.OpenAsync(cancellationToken); return await connection.CreateCommand().ExecuteScalarAsync(cancellationToken) is 1 ? Healthy : Healthy;"));
        FixesAll("everything", Database("connection.Open(); using var command = connection.CreateCommand();\nThread.Sleep(1); command.ExecuteScalar(); return Healthy;"), Database("await connection.OpenAsync(cancellationToken); using var command = connection.CreateCommand();\nawait Task.Delay(1, cancellationToken); await command.ExecuteScalarAsync(cancellationToken); return Healthy;"));
        Fixes("a method that is not async", Code.Check("Thread.Sleep(1); return Task.FromResult(HealthCheckResult.Healthy());", async: ""), Code.Check("await Task.Delay(1, cancellationToken); return HealthCheckResult.Healthy();"));
        Fixes("a method that is not async, with what it returns", Code.Check("if (context is null) return AskAsync(); return Task.FromResult(HealthCheckResult.Healthy(client.GetStringAsync(\"/\").Result)); static Task<HealthCheckResult> AskAsync() { return Task.FromResult(HealthCheckResult.Healthy()); }", async: "", parameters: "(HttpClient client)"), Code.Check("if (context is null) return await AskAsync(); return HealthCheckResult.Healthy(await client.GetStringAsync(\"/\")); static Task<HealthCheckResult> AskAsync() { return Task.FromResult(HealthCheckResult.Healthy()); }", parameters: "(HttpClient client)"));
        Fixes("a method of the registry", Registry("static HealthCheckResult Orders(Npgsql.NpgsqlDataSource db) { using var connection = db.OpenConnection(); return HealthCheckResult.Healthy(); }"), Registry("static async Task<HealthCheckResult> Orders(Npgsql.NpgsqlDataSource db) { using var connection = await db.OpenConnectionAsync(); return HealthCheckResult.Healthy(); }"));
        FixesAll("everything in a method that is not async", Code.Check("Thread.Sleep(1);\n        Thread.Sleep(2);\n        return Task.FromResult(HealthCheckResult.Healthy());", async: ""), Code.Check("await Task.Delay(1, cancellationToken);\n        await Task.Delay(2, cancellationToken);\n        return HealthCheckResult.Healthy();"));
        OffersNothing("a lambda that is not async", Http("Func<int> nap = () => { Thread.Sleep(1); return 1; }; return Of(nap().ToString());"));
        OffersNothing("a helper that returns no task", Http("return Of(Nap()); string Nap() { Thread.Sleep(1); return \"\"; }"));
        OffersNothing("a lock", Http("lock (client) { Thread.Sleep(1); } return Of(\"\");"));
    }

    private const string Sleeping = "Thread.Sleep(1); return Task.FromResult(HealthCheckResult.Healthy());";

    private static readonly string Unmarked = Code.Check("Thread.[|Sleep|](1); return Task.FromResult(HealthCheckResult.Healthy());", "", async: "");

    private static string Check(string body, string parameters = "") => Code.Check(body, parameters: parameters);

    private static string Http(string body, string members = "") =>
        Code.Check(body, parameters: "(HttpClient client)", members: "static HealthCheckResult Of(string page) => page.Length > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(); " + members);

    private static string Database(string body) =>
        Code.Check(body, parameters: "(System.Data.Common.DbConnection connection)", members: "private static HealthCheckResult Healthy => HealthCheckResult.Healthy();");

    private static string Registry(string method, string settings = "") => $$"""
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck{{settings}}, InSubset("readiness")] {{method}}
        }
        """;

    private static string Part(string body) => Code.Check(body).Replace("sealed class", "sealed partial class");
}
