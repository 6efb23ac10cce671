using HealthChecks.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>Where the running process is looked for when the command does not say.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class ProcessAddressTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    // What Kestrel listens on when nobody says.
    [InlineData("http://localhost:5000/p")]
    // Addresses.
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=http://+:8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=http://*:8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=http://0.0.0.0:8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=http://[::]:8080")]
    [InlineData("http://localhost:80/p", "ASPNETCORE_URLS=http://+")]
    [InlineData("http://127.0.0.1:8080/p", "ASPNETCORE_URLS=http://127.0.0.1:8080/")]
    [InlineData("http://[::1]:8080/p", "ASPNETCORE_URLS=http://[::1]:8080")]
    [InlineData("http://app.internal:8080/p", "ASPNETCORE_URLS=http://app.internal:8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=https://+:8443;http://+:8080")]
    [InlineData("https://localhost:8443/p", "ASPNETCORE_URLS=https://+:8443")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=HTTP://localhost:8080 ; http://localhost:9090")]
    [InlineData("/run/app.sock:/p", "ASPNETCORE_URLS=http://unix:/run/app.sock")]
    // Ports.
    [InlineData("http://localhost:8080/p", "ASPNETCORE_HTTP_PORTS=8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_HTTP_PORTS=8080;9090")]
    [InlineData("http://localhost:8080/p", "DOTNET_HTTP_PORTS= 8080 ")]
    [InlineData("http://localhost:8080/p", "HTTP_PORTS=8080", "HTTPS_PORTS=8443")]
    [InlineData("https://localhost:8443/p", "HTTPS_PORTS=8443")]
    [InlineData("http://localhost:4/p", "ASPNETCORE_URLS=", "ASPNETCORE_HTTP_PORTS=4")]
    // Names are read in any case, and one that says where the socket is wins.
    [InlineData("http://localhost:8080/p", "urls=http://+:8080")]
    [InlineData("/run/health.sock:/p", "HealthChecks__Socket=/run/health.sock", "URLS=http://+:8080")]
    [InlineData("/run/health.sock:/p", "HEALTHCHECKS__SOCKET=/run/health.sock")]
    public void The_address_is_the_one_that_the_environment_makes_the_process_listen_on(string expected, params string[] environment)
    {
        var target = Find(environment, out var error);

        Assert.Equal("", error);
        Assert.Equal(expected, target?.ToString());
    }

    // Each listens on a loopback address of its own, so that the application says itself which setting has won.
    [Theory]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:0", "DOTNET_URLS=http://127.0.0.2:0")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:0", "DOTNET_URLS=http://127.0.0.2:0", "URLS=http://127.0.0.3:0")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:0", "appsettings.json={\"Urls\":\"http://127.0.0.4:0\"}")]
    [InlineData("URLS=http://127.0.0.3:0", "appsettings.json={\"Urls\":\"http://127.0.0.4:0\"}")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Staging", "appsettings.json={\"Urls\":\"http://127.0.0.4:0\"}", "appsettings.Staging.json=// ours\n{\"urls\":\"http://127.0.0.5:0\",}")]
    [InlineData("ASPNETCORE_ENVIRONMENT=Test", "DOTNET_ENVIRONMENT=Staging", "appsettings.Test.json={\"urls\":\"http://127.0.0.4:0\"}", "appsettings.Staging.json={\"urls\":\"http://127.0.0.5:0\"}")]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:0", "Kestrel__Endpoints__B__Url=http://127.0.0.7:0", "Kestrel__Endpoints__A__Url=http://127.0.0.6:0")]
    [InlineData("Kestrel__Endpoints__A__Url=http://127.0.0.6:0", "appsettings.json={\"Kestrel\":{\"Endpoints\":{\"A\":{\"Url\":\"http://127.0.0.4:0\"}}}}")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__A__Url=http://127.0.0.6:0", "appsettings.json={\"List\":[{\"Url\":\"x\"}],\"Kestrel\":{\"Limits\":{\"MaxConcurrentConnections\":9},\"Endpoints\":{\"A\":{\"Protocols\":\"Http1\",\"Url\":\"http://127.0.0.4:0\"}}}}")]
    public async Task The_strongest_setting_is_the_one_that_is_the_strongest_for_the_host(params string[] settings)
    {
        var environment = Write(settings);
        var before = environment.ToDictionary(static pair => pair.Key, static pair => Environment.GetEnvironmentVariable(pair.Key));
        foreach (var (name, value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = _folder });
            builder.Logging.ClearProviders();
            await using var application = builder.Build();
            await application.StartAsync(TestContext.Current.CancellationToken);

            Assert.Equal(new Uri(application.Urls.First()).Host, Find(environment, out _)?.Host);
        }
        finally
        {
            foreach (var (name, value) in before)
                Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Theory]
    [InlineData("'ftp://+:8443' from URLS is not an http:// or https:// address", "ASPNETCORE_URLS=ftp://+:8443")]
    [InlineData("'http://localhost:many' from HTTP_PORTS is not a URL", "ASPNETCORE_HTTP_PORTS=many")]
    [InlineData("appsettings.json is no JSON", "appsettings.json={\"Urls\":")]
    public void An_address_that_cannot_be_asked_is_named_with_its_source(string message, string setting)
    {
        Assert.Null(Find(Write([setting]), out var error));

        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/p")]
    [InlineData("http://localhost:8080/", "http://localhost:8080/p")]
    [InlineData("http://localhost", "http://localhost:80/p")]
    [InlineData("http://localhost:8080/readyz", "http://localhost:8080/readyz")]
    [InlineData("https://localhost/readyz", "https://localhost:443/readyz")]
    [InlineData("http://[::1]:8080/ready%20z?format=xml", "http://[::1]:8080/ready%20z")]
    [InlineData("http://unix:/run/app.sock", "/run/app.sock:/p")]
    public void What_is_given_beats_the_settings(string url, string expected)
    {
        var command = HealthCommand.Parse(["health", "probe", "readiness", "--url", url], out _);

        var target = ProcessAddress.Find(command!, static _ => "/p", static () => throw new InvalidOperationException("Nobody reads settings."), out _);

        Assert.Equal(expected, target?.ToString());
    }

    [Theory]
    [InlineData("/healthcheck/readiness", "readiness")]
    [InlineData("/health/readiness", "readiness", "HealthChecks__Path=/health/")]
    [InlineData("/health/readiness", "readiness", "appsettings.json={\"HealthChecks\":{\"Path\":\"/health\"}}")]
    [InlineData("/healthcheck/liveness", null, "HealthChecks__Path=/health")]
    [InlineData("/livez", null, "HealthChecks__LivenessPath=/livez")]
    public void The_path_is_the_one_that_the_settings_say(string expected, string? subset, params string[] settings)
    {
        var registry = ComposedHealthRegistry.From(new RegistryBuilder().Subset("readiness").Build());
        var environment = Write(settings);

        Assert.Equal(
            expected,
            ProcessAddress.PathOf(registry, subset is null ? null : registry.FindSubset(subset), ProcessSettings.Read(environment, _folder)));
    }

    private ProbeTarget? Find(string[] settings, out string error) => Find(Write(settings), out error);

    private ProbeTarget? Find(Dictionary<string, string> environment, out string error)
    {
        var command = HealthCommand.Parse(["health", "probe", "readiness"], out _);
        return ProcessAddress.Find(command!, static _ => "/p", () => ProcessSettings.Read(environment, _folder), out error);
    }

    /// <summary>Writes the files among the settings, and returns the variables.</summary>
    private Dictionary<string, string> Write(string[] settings)
    {
        var pairs = settings.Select(static each => each.Split('=', 2)).ToDictionary(static each => each[0], static each => each[1]);
        foreach (var (name, content) in pairs.Where(static pair => pair.Key.EndsWith(".json", StringComparison.Ordinal)).ToArray())
        {
            File.WriteAllText(Path.Combine(_folder, name), content);
            pairs.Remove(name);
        }

        return pairs;
    }
}
