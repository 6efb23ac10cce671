using HealthChecks.Testing.Roslyn;
using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class NoisyProbe : RuleCases
{
    private const string Tracing = "new OpenTelemetry.Trace.TracerProviderBuilder().AddAspNetCoreInstrumentation();";

    private static readonly TestProject Libraries = TestProject.Named("Libraries", """
        namespace OpenTelemetry.Trace
        {
            public class TracerProviderBuilder { }
            public class AspNetCoreTraceInstrumentationOptions { public Func<HttpContext, bool>? Filter { get; set; } }
            public static class TracerProviderBuilderExtensions
            {
                public static TracerProviderBuilder AddAspNetCoreInstrumentation(this TracerProviderBuilder builder) => builder;
                public static TracerProviderBuilder AddAspNetCoreInstrumentation(this TracerProviderBuilder builder, Action<AspNetCoreTraceInstrumentationOptions> configure) => builder;
            }
        }
        namespace OpenTelemetry.Metrics
        {
            public class MeterProviderBuilder { }
            public static class MeterProviderBuilderExtensions
            {
                public static MeterProviderBuilder AddAspNetCoreInstrumentation(this MeterProviderBuilder builder) => builder;
            }
        }
        namespace Serilog
        {
            public static class SerilogApplicationBuilderExtensions
            {
                public static IApplicationBuilder UseSerilogRequestLogging(this IApplicationBuilder app, Action<object>? configure = null) => app;
            }
        }
        """);

    public NoisyProbe()
        : base("HCK209")
    {
        Reports("the framework's probe behind logging", App("app.[|UseHttpLogging|]();\napp.MapHealthChecks(\"/healthz\");"), says: "logs every probe of 'MapHealthChecks': add .ShortCircuit() to the mapping");
        Reports("our probes routed behind logging", App("app.[|UseHttpLogging|]();\napp.UseRouting();\napp.MapHealth();"), says: "call UseRouting before it");
        Reports("a startup class", Startup("app.[|UseW3CLogging|]();\napp.UseRouting();\napp.UseEndpoints(endpoints => endpoints.MapHealth());"));
        Reports("the middleware behind logging", App("app.[|UseHttpLogging|]();\napp.UseHealthChecks(\"/healthz\");"), says: "call UseHealthChecks before it");
        Reports("another library's logging", WithUsing("using Serilog;", "app.[|UseSerilogRequestLogging|]();\napp.MapHealthChecks(\"/healthz\");"));
        Reports("traces", WithUsing("using OpenTelemetry.Trace;", "app.MapHealth();", Tracing.Replace("AddAsp", "[|AddAsp", StringComparison.Ordinal).Replace("();", "|]();", StringComparison.Ordinal).Replace("Builder|]()", "Builder()", StringComparison.Ordinal)), says: "give it a Filter");

        IsSilent("our probes: routing comes first", App("app.UseHttpLogging();\napp.MapHealth();"));
        IsSilent("a short-circuited probe", App("app.UseHttpLogging();\napp.MapHealthChecks(\"/healthz\").ShortCircuit();"));
        IsSilent("logging that is switched off for it", App("app.UseHttpLogging();\napp.MapHealthChecks(\"/healthz\").WithHttpLogging(Microsoft.AspNetCore.HttpLogging.HttpLoggingFields.None);"));
        IsSilent("logging without probes", App("app.UseHttpLogging();\napp.MapGet(\"/\", () => 1);"));
        IsSilent("the middleware ahead of logging", App("app.UseHealthChecks(\"/healthz\");\napp.UseHttpLogging();"));
        IsSilent("logging in Development", App("if (app.Environment.IsDevelopment())\n    app.UseHttpLogging();\napp.MapHealthChecks(\"/healthz\");"));
        IsSilent("traces with a filter", WithUsing("using OpenTelemetry.Trace;", "app.MapHealth();", Tracing.Replace("Instrumentation()", "Instrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments(\"/healthcheck\"))", StringComparison.Ordinal)));
        IsSilent("metrics", WithUsing("using OpenTelemetry.Metrics;", "app.MapHealth();", "new MeterProviderBuilder().AddAspNetCoreInstrumentation();"));
        IsUnknown("logging with options", WithUsing("using Serilog;", "app.UseSerilogRequestLogging(options => { });\napp.MapHealthChecks(\"/healthz\");"));
        IsUnknown("an interceptor", App("app.UseHttpLogging();\napp.MapHealthChecks(\"/healthz\");", "builder.Services.AddHttpLoggingInterceptor<Quiet>();").With("/src/Quiet.cs", "public class Quiet : Microsoft.AspNetCore.HttpLogging.IHttpLoggingInterceptor { public ValueTask OnRequestAsync(Microsoft.AspNetCore.HttpLogging.HttpLoggingInterceptorContext c) => default; public ValueTask OnResponseAsync(Microsoft.AspNetCore.HttpLogging.HttpLoggingInterceptorContext c) => default; }"));
        IsUnknown("traces that are configured elsewhere", WithUsing("using OpenTelemetry.Trace;", "app.MapHealth();", Tracing + "\nbuilder.Services.Configure<AspNetCoreTraceInstrumentationOptions>(options => { });"));
        IsUnknown("conventions that cannot be read", App("app.UseHttpLogging();\napp.MapHealthChecks(\"/healthz\").WithMetadata(new object());"));
    }

    private static TestProject WithUsing(string line, string pipeline, string services = "") =>
        TestProject.Of(line + "\n" + Code.WebApp(pipeline, services), Code.Registry).Referencing(Libraries);
}
