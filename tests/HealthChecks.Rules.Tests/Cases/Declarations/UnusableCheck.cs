using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

/// <summary>More of this rule is tested in the generator's tests, with its parsers.</summary>
internal sealed class UnusableCheck : RuleCases
{
    private const string Base = """

        public class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    public UnusableCheck()
        : base("HCK004")
    {
        Reports("a class outside the hierarchy", TestProject.Of("[HealthCheck] public class [|Ping|];"), says: "does not implement IHealthCheck");
        Reports("the abstract base itself", "[HealthCheck] public abstract class [|Ping|] : Base;" + Base);
        Reports("an open generic class", "[HealthCheck] public class [|Ping|]<T> : Base;" + Base);
        Reports("a class that nobody can construct", "[HealthCheck] public class [|Ping|] : Base { private Ping() { } }" + Base);
        Reports("a method that returns something else", Method("static string [|Ping|]() => \"\";"));
        Reports("an instance method", TestProject.Of(Method("HealthCheckResult [|Ping|]() => default;")), says: "make it static");
        Reports("a method outside a registry", TestProject.Of("public class Elsewhere { [HealthCheck] public static HealthCheckResult [|Ping|]() => default; }"), says: "health registry");
        Reports("each of two", "[HealthCheck] public class [|Ping|]; [HealthCheck] public class [|Pong|];");
        Reports("a parameter of a run", "[HealthCheck] public class [|Ping|](CancellationToken token) : Base;" + Base);

        IsSilent("a class that can be constructed", "[HealthCheck] public class Ping(Uri uri) : Base;" + Base);
        IsSilent("a method that is a check", Method("static Task<HealthCheckResult> Ping(Uri uri, CancellationToken token) => null!;"));
        IsSilent("a factory", Method("static Base? Ping(Uri uri) => null;") + Base);
        IsSilent("nothing marked", "public class Ping;");
        IsUnknown("a base that cannot be found", "[HealthCheck] public class Ping : {|CS0246:Missing|};");
        IsUnknown("a result that cannot be found", Method("static {|CS0246:Missing|} Ping() => null!;"));
        IsUnknown("a registry that cannot be found", "[HealthCheck(Registry = typeof({|CS0246:Missing|}))] public class Ping : Base;" + Base);

        Fixes("an instance method", Method("HealthCheckResult Ping() => Fine();", "static HealthCheckResult Fine() => default;"), Method("static HealthCheckResult Ping() => Fine();", "static HealthCheckResult Fine() => default;"));
        Fixes("an instance method with modifiers", Method("public async Task<HealthCheckResult> Ping(Uri uri) { await Task.Yield(); return uri.IsFile ? default : HealthCheckResult.Healthy(); }"), Method("public static async Task<HealthCheckResult> Ping(Uri uri) { await Task.Yield(); return uri.IsFile ? default : HealthCheckResult.Healthy(); }"));
        FixesAll("every instance method", Two("HealthCheckResult", "async Task<HealthCheckResult>"), Two("static HealthCheckResult", "static async Task<HealthCheckResult>"));
        OffersNothing("an instance method that needs its instance", Method("HealthCheckResult Ping() => _result;", "readonly HealthCheckResult _result = default;"));
        OffersNothing("an instance method that calls another", Method("HealthCheckResult Ping() => this.Other();", "HealthCheckResult Other() => default;"));
        OffersNothing("a class", "[HealthCheck] public class Ping;");
        OffersNothing("a static method", Method("static string Ping() => \"\";"));
        OffersNothing("an instance method outside a registry", "public class Elsewhere { [HealthCheck] public HealthCheckResult Ping() => default; }");
    }

    private static string Method(string method, string members = "") => $$"""
        [HealthRegistry]
        public partial class AppHealth
        {
            // What it is for.
            [HealthCheck] {{method}}
            {{members}}
        }
        """;

    private static string Two(string one, string two) => $$"""
        [HealthRegistry]
        public partial class AppHealth
        {
            [HealthCheck]
            {{one}} One() => default;

            [HealthCheck]
            // Waits.
            {{two}} Two() { await Task.Yield(); return default; }
        }
        """;
}
