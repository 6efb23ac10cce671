using System.Globalization;
using System.Reflection;
using HealthChecks.Testing.Roslyn;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Docs.Tests.Shell;

/// <summary><c>samples/WebApp</c>, running, for the commands that the pages show.</summary>
public sealed class RunningSample : IAsyncLifetime
{
    private static readonly string Program = RepositoryRoot.PathTo(
        "samples", "WebApp", "bin", typeof(RunningSample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static each => each.Key == "Configuration").Value!, "net10.0", "WebApp");

    private readonly string _address = $"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}";
    private ServerProcess? _process;

    /// <summary>Where it listens.</summary>
    public string Address => _address;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _process = ServerProcess.Start(WithAddress(Program));
        using var client = new HttpClient();
        await _process.WaitUntilAsync(() => IsReadyAsync(client), TimeSpan.FromSeconds(60));
    }

    /// <summary>Runs a health command in the environment of the running one.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments) => ServerCommand.RunAsync(WithAddress([Program, .. arguments]));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    private string[] WithAddress(params string[] command) => ["env", $"ASPNETCORE_URLS={_address}", "ASPNETCORE_ENVIRONMENT=Development", .. command];

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(_address + "/healthcheck/startup");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
