using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class ProbeNeedsAuthentication : RuleCases
{
    private const string Policy = "builder.Services.AddAuthorization(options => options.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";
    private const string Builder = "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";

    public ProbeNeedsAuthentication()
        : base("HCK204")
    {
        Reports("a policy by option", App("app.[|MapHealthChecks|](\"/healthz\");", Policy), says: "add .AllowAnonymous()");
        Reports("a policy by builder", App("app.UseAuthorization();\napp.[|MapHealthChecks|](\"/healthz\");", Builder));
        Reports("the default policy for all", App("app.[|MapHealthChecks|](\"/healthz\").RequireHost(\"*:81\");", "builder.Services.AddAuthorization(options => { options.FallbackPolicy = options.DefaultPolicy; });"));
        Reports("a policy in a variable", App("app.[|MapHealthChecks|](\"/healthz\");", "var policy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireRole(\"staff\").Build();\nbuilder.Services.AddAuthorization(options => options.FallbackPolicy = policy);"));
        Reports("a startup class", Startup("app.UseRouting();\napp.UseAuthorization();\napp.UseEndpoints(endpoints => endpoints.[|MapHealthChecks|](\"/healthz\"));", Policy.Replace("builder.Services", "services", StringComparison.Ordinal)));
        Reports("the middleware behind authorization", App("app.UseAuthorization();\napp.[|UseHealthChecks|](\"/healthz\");", Policy), says: "call it before UseAuthorization");

        Reports("the middleware where authorization comes by itself", App("app.[|UseHealthChecks|](\"/healthz\");", Policy), says: "call UseAuthorization behind it");

        IsSilent("our probes", App("app.MapHealth();", Policy));
        IsSilent("an anonymous probe", App("app.MapHealthChecks(\"/healthz\").AllowAnonymous();", Policy));
        IsSilent("an anonymous group", App("app.MapGroup(\"/in\").AllowAnonymous().MapHealthChecks(\"/healthz\");", Policy));
        IsSilent("an authorized probe: a decision", App("app.MapHealthChecks(\"/healthz\").RequireAuthorization();", Policy));
        IsSilent("a short-circuited probe", App("app.MapHealthChecks(\"/healthz\").ShortCircuit();", Policy));
        IsSilent("no policy", App("app.MapHealthChecks(\"/healthz\");", "builder.Services.AddAuthorization(options => options.FallbackPolicy = null);"));
        IsSilent("the middleware ahead of authorization", App("app.UseHealthChecks(\"/healthz\");\napp.UseAuthorization();", Policy));
        IsSilent("a startup class without authorization", Startup("app.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapHealthChecks(\"/healthz\"));", Policy.Replace("builder.Services", "services", StringComparison.Ordinal)));
        IsUnknown("a policy that may let everybody pass", App("app.MapHealthChecks(\"/healthz\");", "builder.Services.AddAuthorization(options => options.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAssertion(context => true).Build());"));
        IsUnknown("conventions that cannot be read", App("app.MapHealthChecks(\"/healthz\").WithMetadata(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute());", Policy));

        Fixes("by anonymity", App("app.MapHealthChecks(\"/healthz\");", Policy), App("app.MapHealthChecks(\"/healthz\").AllowAnonymous();", Policy), "Add '.AllowAnonymous()'");
        Fixes("by moving the middleware", App("app.UseAuthorization();\napp.UseHealthChecks(\"/healthz\");", Policy), App("app.UseHealthChecks(\"/healthz\");\napp.UseAuthorization();", Policy), "Move 'UseHealthChecks' ahead of 'UseAuthorization'");
        FixesAll("every probe", App("app.MapHealthChecks(\"/a\");\nvar b = app.MapHealthChecks(\"/b\");", Policy), App("app.MapHealthChecks(\"/a\").AllowAnonymous();\nvar b = app.MapHealthChecks(\"/b\").AllowAnonymous();", Policy));
    }
}
