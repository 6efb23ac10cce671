using System.Collections.Immutable;
using HealthChecks.Testing.Roslyn;
using static HealthChecks.Rules.Tests.Cases.Hosting.HostingCode;

namespace HealthChecks.Rules.Tests.Cases.Hosting;

internal sealed class SlowShutdown : RuleCases
{
    public SlowShutdown()
        : base("HCK210")
    {
        Reports("a minute", Timeout("[|TimeSpan.FromSeconds(60)|]"), says: "may take 60 s to stop, and Kubernetes kills it after 30 s");
        Reports("as long as Kubernetes waits", Timeout("[|TimeSpan.FromSeconds(30)|]"));
        Reports("minutes", Timeout("[|TimeSpan.FromMinutes(1.5)|]"), says: "90 s");
        Reports("parts", Timeout("[|new TimeSpan(0, 0, 45)|]"));
        Reports("a constant", App("const int seconds = 40;", "const int timeout = 40; builder.Services.Configure<HostOptions>(options => { options.ShutdownTimeout = [|TimeSpan.FromSeconds(timeout)|]; });"));
        Reports("for ever", Timeout("[|System.Threading.Timeout.InfiniteTimeSpan|]"), says: "may take for ever to stop");
        Reports("a web host", App("", "builder.WebHost.UseShutdownTimeout([|TimeSpan.FromMinutes(1)|]);"));
        Reports("a longer period that is known", Grace(Timeout("[|TimeSpan.FromSeconds(100)|]"), "90"), says: "after 90 s");
        Reports("a worker", TestProject.Of("var builder = Host.CreateApplicationBuilder(args);\nbuilder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = [|TimeSpan.FromSeconds(31)|]);\nbuilder.Build().Run();"));

        IsSilent("less than Kubernetes waits", Timeout("TimeSpan.FromSeconds(25)"));
        IsSilent("less than a longer period", Grace(Timeout("TimeSpan.FromSeconds(60)"), "90"));
        IsSilent("nothing set", App("app.MapHealth();"));
        IsSilent("Development", App("", "if (builder.Environment.IsDevelopment())\n    builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(5));"));
        IsSilent("another timeout", App("", "builder.Services.Configure<HostOptions>(options => options.StartupTimeout = TimeSpan.FromMinutes(5));"));
        IsSilent("a property of its own", TestProject.Of("public class Settings { public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromHours(1); public void M() { ShutdownTimeout = TimeSpan.FromHours(2); } }"));
        IsUnknown("a setting", Timeout("TimeSpan.FromSeconds(builder.Configuration.GetValue<int>(\"Seconds\"))"));
        IsUnknown("a period that is no number", Grace(Timeout("TimeSpan.FromSeconds(60)"), "$(Grace)"));
        IsUnknown("a condition", App("", "if (args.Length > 0)\n    builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(5));"));
    }

    private static TestProject Timeout(string value) => App("", $"builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = {value});");

    private static TestProject Grace(TestProject project, string seconds) =>
        project with { BuildProperties = ImmutableDictionary<string, string>.Empty.Add("HealthChecksTerminationGraceSeconds", seconds) };
}
