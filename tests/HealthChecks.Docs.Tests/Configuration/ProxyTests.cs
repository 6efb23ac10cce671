using HealthChecks.Docs.Tests.Pages;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Docs.Tests.Configuration;

/// <summary>Configurations of servers, as the servers themselves read them.</summary>
public class ProxyTests
{
    public static TheoryData<string> HaProxyPlaces => DocPages.PlacesOf("haproxy");

    public static TheoryData<string> NginxPlaces => DocPages.PlacesOf("nginx");

    [Theory]
    [MemberData(nameof(HaProxyPlaces))]
    public async Task HAProxy_takes_the_configuration(string place)
    {
        var (exitCode, output) = await CheckHaProxyAsync(DocPages.BlockAt(place).Text);

        Assert.True(exitCode == 0 && !output.Contains("[WARNING]", StringComparison.Ordinal), output);
    }

    [Theory]
    [MemberData(nameof(NginxPlaces))]
    public async Task Nginx_takes_the_configuration(string place)
    {
        var (exitCode, output) = await CheckNginxAsync(DocPages.BlockAt(place).Text);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task A_mistake_in_a_configuration_is_found()
    {
        Assert.NotEqual(0, (await CheckHaProxyAsync("backend a\n    option httpcheck GET /\n")).ExitCode);
        Assert.NotEqual(0, (await CheckNginxAsync("server { listen 8080; proxypass http://a; }")).ExitCode);
    }

    private static Task<(int ExitCode, string Output)> CheckHaProxyAsync(string text)
    {
        var haproxy = ServerPrograms.Find("haproxy");
        ServerRequirement.Need(haproxy is null ? "There is no HAProxy: apt-get install haproxy." : null);
        // A page may show a backend alone.
        if (!text.Contains("defaults\n", StringComparison.Ordinal))
            text = "defaults\n    mode http\n    timeout connect 1s\n    timeout client 30s\n    timeout server 30s\n\n" + text;
        if (!text.Contains("frontend ", StringComparison.Ordinal))
            text += "\n\nfrontend any\n    bind 127.0.0.1:8080\n";
        return WithFileAsync(text + "\n", file => [haproxy!, "-c", "-f", file]);
    }

    private static Task<(int ExitCode, string Output)> CheckNginxAsync(string text)
    {
        var nginx = ServerPrograms.Find("nginx");
        ServerRequirement.Need(nginx is null ? "There is no nginx: apt-get install nginx." : null);
        // What is shown belongs in the block http of the main file. Names are not looked up, and nothing is written outside the temporary folder.
        var folder = Path.GetTempPath();
        return WithFileAsync(
            $"pid {folder}docs-nginx.pid;\nerror_log stderr;\nevents {{ }}\nhttp {{\naccess_log off;\n{text}\n}}\n",
            file => [nginx!, "-t", "-c", file, "-p", folder]);
    }

    private static async Task<(int ExitCode, string Output)> WithFileAsync(string text, Func<string, string[]> command)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await ServerCommand.RunAsync(command(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
