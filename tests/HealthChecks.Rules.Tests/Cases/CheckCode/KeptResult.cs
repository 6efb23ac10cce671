namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class KeptResult : RuleCases
{
    private const string Ask = "await Task.Delay(1, cancellationToken);";

    public KeptResult()
        : base("HCK123")
    {
        Reports("a result in a field", Run($"if (_last is {{ }} last && last.Status == HealthStatus.Healthy) return _last.Value; {Ask} [|_last|] = HealthCheckResult.Healthy(); return _last.Value;", "private HealthCheckResult? _last;"));
        Reports("a result that is made once", Run("return [|_last|] ??= await AskAsync();", "private HealthCheckResult? _last; private static async Task<HealthCheckResult> AskAsync() { await Task.Yield(); return HealthCheckResult.Healthy(); }"));
        Reports("a task", Code.Check("return [|_running|] ??= AskAsync();", async: "", members: "private Task<HealthCheckResult>? _running; private static async Task<HealthCheckResult> AskAsync() { await Task.Yield(); return HealthCheckResult.Healthy(); }"));
        Reports("a property", Run($"{Ask} if (DateTime.UtcNow.Second > 30) return Last; [|Last|] = HealthCheckResult.Healthy(); return Last;", "private HealthCheckResult Last { get; set; }"));
        Reports("a static field, whoever makes the check", Code.Check($"{Ask} if (DateTime.UtcNow.Second > 30) return s_last; [|s_last|] = HealthCheckResult.Healthy(); return s_last;", parameters: "(HttpClient client)", members: "private static HealthCheckResult s_last; public object Client => client;"));
        Reports("a check that takes only what every application has once", Code.Check($"{Ask} if (_last is not null) return _last.Value; [|_last|] = HealthCheckResult.Healthy(); return _last.Value;", parameters: "(ILogger<PingCheck> logger, TimeProvider time)", members: "private HealthCheckResult? _last; public object Used => (logger, time);"));
        Reports("a method that the run calls", Run("return await AskAsync();", "private HealthCheckResult? _last; private async Task<HealthCheckResult> AskAsync() { await Task.Yield(); if (_last is not null) return _last.GetValueOrDefault(); [|_last|] = HealthCheckResult.Healthy(); return _last.Value; }"));
        Reports("a method of the registry", """
            [HealthRegistry, HealthSubset("readiness")]
            public sealed partial class AppHealth
            {
                private static HealthCheckResult? _last;
                [HealthCheck, InSubset("readiness")]
                static HealthCheckResult Orders(IServiceProvider services) => [|_last|] ??= services.GetService<object>() is null ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();
            }
            """);

        IsSilent("a result that is compared with the next", Run($"{Ask} var result = HealthCheckResult.Healthy(); if (_last.Status != result.Status) Console.WriteLine(\"changed\"); _last = result; return result;", "private HealthCheckResult _last;"));
        IsSilent("a counter", Run($"{Ask} _failures++; return _failures > 3 ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy();", "private int _failures;"));
        IsSilent("a client that is made once", Run($"_client ??= new HttpClient(); {Ask} return HealthCheckResult.Healthy();", "private HttpClient? _client;"));
        IsSilent("a constant result", Run($"{Ask} return Up;", "private static readonly HealthCheckResult Up = HealthCheckResult.Healthy();"));
        IsSilent("a local", Run($"HealthCheckResult last; {Ask} last = HealthCheckResult.Healthy(); return last;"));
        IsSilent("what a method outside the run writes", Run($"{Ask} return Last;", "public HealthCheckResult Last { get; private set; } public void Set(bool up) => Last = up ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();"));

        IsUnknown("a check that may be made anew for each run", Code.Check($"{Ask} if (_last is not null) return _last.Value; _last = HealthCheckResult.Healthy(); return _last.Value;", parameters: "(HttpClient client)", members: "private HealthCheckResult? _last; public object Client => client;"));
        IsUnknown("a keyed service", Code.Check($"{Ask} if (_last is not null) return _last.Value; _last = HealthCheckResult.Healthy(); return _last.Value;", parameters: "([FromKeyedServices(\"a\")] TimeProvider time)", members: "private HealthCheckResult? _last; public object Time => time;"));
        IsUnknown("a result in another object", Code.Check($"{Ask} if (store.Last is not null) return store.Last.Value; store.Last = HealthCheckResult.Healthy(); return store.Last.Value;", parameters: "(Store store)"), "public sealed class Store { public HealthCheckResult? Last { get; set; } }");
    }

    private static string Run(string body, string members = "") => Code.Check(body, members: members);
}
