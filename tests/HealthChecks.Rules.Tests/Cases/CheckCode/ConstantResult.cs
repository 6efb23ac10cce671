namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class ConstantResult : RuleCases
{
    public ConstantResult()
        : base("HCK309")
    {
        Reports("a check that is healthy", Run("return Task.FromResult(HealthCheckResult.Healthy());"));
        Reports("a check that is unhealthy, with a text", Run("return Task.FromResult(HealthResults.Unhealthy(\"todo\", \"Not written yet.\"));"));
        Reports("a check that is degraded", Run("return Task.FromResult(new HealthCheckResult(HealthStatus.Degraded, \"todo\"));"));
        Reports("two ways to be healthy", Run("if (cancellationToken == default) return Task.FromResult(HealthCheckResult.Healthy(\"a\")); return Task.FromResult(HealthCheckResult.Healthy(\"b\"));".Replace("cancellationToken == default", "_flag"), "private readonly bool _flag = true;"));
        Reports("an asynchronous one", Code.Check("await Task.CompletedTask; return HealthCheckResult.Healthy();").Replace("CheckHealthAsync", "[|CheckHealthAsync|]"));
        Reports("an expression", """
            [HealthCheck] public sealed class PingCheck : IHealthCheck
            {
                Task<HealthCheckResult> IHealthCheck.[|CheckHealthAsync|](HealthCheckContext context, CancellationToken cancellationToken) =>
                    Task.FromResult(HealthCheckResult.Healthy());
            }
            """);
        Reports("a method of the registry", Registry("static HealthCheckResult [|Self|]() => HealthCheckResult.Healthy();"));
        Reports("a method of the registry with a ValueTask", Registry("static ValueTask<HealthCheckResult> [|Self|]() => new(HealthCheckResult.Healthy());"));

        IsSilent("a result that depends", Registry("static HealthCheckResult Gate(Gate gate) => gate.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();"), "public sealed class Gate { public bool IsOpen => true; }");
        IsSilent("two results", Silent("if (_flag) return Task.FromResult(HealthCheckResult.Healthy()); return Task.FromResult(HealthCheckResult.Unhealthy());"));
        IsSilent("something that is awaited, and may throw", Code.Check("await Task.Delay(1, cancellationToken); return HealthCheckResult.Healthy();"));
        IsSilent("an exception", Silent("if (_flag) throw new InvalidOperationException(); return Task.FromResult(HealthCheckResult.Healthy());"));
        IsSilent("a check that needs a service, which may not be there", Code.Check("return Task.FromResult(HealthCheckResult.Healthy());", async: "", parameters: "(HttpClient client)", members: "public object Client => client;"));
        IsSilent("a method that needs a service", Registry("static HealthCheckResult Warm(HttpClient client) => HealthCheckResult.Healthy();"));
        IsSilent("a class that is no check of ours", Code.Check("return Task.FromResult(HealthCheckResult.Healthy());", "", async: ""));

        IsUnknown("a call that may throw", Silent("GC.KeepAlive(this); return Task.FromResult(HealthCheckResult.Healthy());"));
        IsUnknown("a property that may throw", Silent("return Task.FromResult(HealthCheckResult.Healthy(Text));"));
        IsUnknown("a status from elsewhere", Silent("return Task.FromResult(new HealthCheckResult(_status));"));
        IsUnknown("a cast that may fail", Silent("return Task.FromResult(HealthCheckResult.Healthy((string)_any));"));
    }

    private static string Run(string body, string members = "") =>
        Code.Check(body, async: "", members: members).Replace("CheckHealthAsync", "[|CheckHealthAsync|]");

    private static string Silent(string body) => Code.Check(body, async: "", members: """
        private readonly bool _flag = true;
        private readonly HealthStatus _status = HealthStatus.Healthy;
        private readonly object _any = "";
        private static string Text => throw new NotSupportedException();
        public override string ToString() => $"{_flag}{_status}{_any}{Text}";
        """);

    private static string Registry(string method) => $$"""
        [HealthRegistry, HealthSubset("readiness")]
        public sealed partial class AppHealth
        {
            [HealthCheck, InSubset("readiness")] {{method}}
        }
        """;
}
