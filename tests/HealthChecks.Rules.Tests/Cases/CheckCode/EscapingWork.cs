namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class EscapingWork : RuleCases
{
    public EscapingWork()
        : base("HCK308")
    {
        Reports("a task that is thrown away", Run("_ = client.[|GetStringAsync|](\"/\", cancellationToken);"));
        Reports("a task of one's own that is thrown away", Run("_ = Task.[|Run|](() => Thread.Sleep(1));"));
        Reports("a task in a local that nobody reads", Run("var task = client.[|GetStringAsync|](\"/\", cancellationToken);"));
        Reports("a delay in a local that nobody reads", Run("var delay = Task.[|Delay|](1, cancellationToken);"));
        Reports("a call in what is not async", Code.Check("client.[|GetStringAsync|](\"/\", cancellationToken); return Task.FromResult(HealthCheckResult.Healthy());", async: "", parameters: "(HttpClient client)"));
        Reports("work that is queued", Run("ThreadPool.[|QueueUserWorkItem|](_ => Thread.Sleep(1));"));
        Reports("a timer", Run("var timer = new [|Timer|](_ => { }, null, 0, 1000);"));
        Reports("a thread", Run("new [|Thread|](() => { }).Start();"));
        Reports("a thread in a local", Run("var thread = new [|Thread|](() => { }) { IsBackground = true }; thread.Start();"));
        Reports("an async void method", Run("Ask();", "private async void [|Ask|]() => await Task.Delay(1);"));
        Reports("an async void local function", Run("Ask(); async void [|Ask|]() => await Task.Delay(1);"));
        Reports("an async void lambda", Run("new List<int>().ForEach([|async|] each => await Task.Yield());"));
        Reports("a method of the registry", """
            [HealthRegistry, HealthSubset("readiness")]
            public sealed partial class AppHealth
            {
                [HealthCheck, InSubset("readiness")]
                static HealthCheckResult Orders(HttpClient client) { _ = client.[|GetStringAsync|]("/"); return HealthCheckResult.Healthy(); }
            }
            """);

        IsSilent("a task that is awaited", Run("await Task.Run(() => Thread.Sleep(1), cancellationToken); await client.GetStringAsync(\"/\", cancellationToken);"));
        IsSilent("a task that is awaited later", Run("var task = client.GetStringAsync(\"/\", cancellationToken); await Task.WhenAll(task);"));
        IsSilent("a task that is returned", Code.Check("return AskAsync(); static Task<HealthCheckResult> AskAsync() => Task.FromResult(HealthCheckResult.Healthy());", async: ""));
        IsSilent("what the compiler warns of itself", Run("client.GetStringAsync(\"/\", cancellationToken);"));
        IsSilent("a value that is thrown away", Run("_ = await client.GetStringAsync(\"/\", cancellationToken); _ = client.ToString();"));
        IsSilent("a timer of this run", Run("using var timer = new Timer(_ => { }, null, 0, 1000);"));
        IsSilent("a thread that is joined", Run("var thread = new Thread(() => { }); thread.Start(); thread.Join();"));
        IsSilent("work that signals", Run("var done = new TaskCompletionSource(); ThreadPool.QueueUserWorkItem(_ => done.SetResult()); await done.Task.WaitAsync(cancellationToken);"));
        IsSilent("a lambda that returns a task", Run("await Task.WhenAll(new[] { 1 }.Select(async each => await Task.Delay(each, cancellationToken)));"));
        IsSilent("a method that the run does not call", Run("", "public async void OnChanged(object? sender, EventArgs e) => await Task.Delay(1);"));

        IsUnknown("a task that is kept", Run("_warming = client.GetStringAsync(\"/\", cancellationToken);", "private Task? _warming; public Task? Warming => _warming;"));
        IsUnknown("a task that is handed on", Run("Tasks.Keep(client.GetStringAsync(\"/\", cancellationToken));"), "public static class Tasks { public static void Keep(Task task) { } }");
        IsUnknown("a timer that is handed on", Run("var timer = new Timer(_ => { }, null, 0, 1000); GC.KeepAlive(timer);"));

        Fixes("a task that is thrown away", Run("_ = client.GetStringAsync(\"/\", cancellationToken);"), Run("await client.GetStringAsync(\"/\", cancellationToken);"));
        Fixes("a task in a local", Run("var task = Task.Run(() => { });"), Run("await Task.Run(() => { });"));
        FixesAll("every task", Run("_ = client.GetStringAsync(\"/\", cancellationToken);\n        var task = Task.Delay(1, cancellationToken);\n        _ = Task.Run(() => { });"), Run("await client.GetStringAsync(\"/\", cancellationToken);\n        await Task.Delay(1, cancellationToken);\n        await Task.Run(() => { });"));
        OffersNothing("a wait that waits for nothing", Code.Check("_ = Task.Run(() => Task.Delay(1, cancellationToken).ConfigureAwait(false)); await Task.Yield(); return HealthCheckResult.Healthy();"));
        OffersNothing("what is not async", Code.Check("_ = Task.Delay(1, cancellationToken); return Task.FromResult(HealthCheckResult.Healthy());", async: ""));
        OffersNothing("a lambda in another call", Run("new List<int>().ForEach(async each => await Task.Yield());"));
    }

    private static string Run(string body, string members = "") =>
        Code.Check("await Task.Yield(); " + body + " return HealthCheckResult.Healthy();", parameters: "(HttpClient client)", members: members);
}
