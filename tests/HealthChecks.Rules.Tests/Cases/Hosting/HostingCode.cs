using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

/// <summary>Applications that the cases about pipelines are made of.</summary>
internal static class HostingCode
{
    /// <summary>A web application with our registry.</summary>
    public static TestProject App(string pipeline, string services = "") => TestProject.Of(Code.WebApp(pipeline, services), Code.Registry);

    /// <summary>An application with a startup class.</summary>
    public static TestProject Startup(string configure, string services = "") => TestProject.Of($$"""
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) { {{services}} }
            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                {{configure}}
            }
        }
        """);
}
