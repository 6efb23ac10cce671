namespace HealthChecks.Tests;

public sealed class ProbeTargetTests
{
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
    [InlineData("http://localhost:8080/p", "ASPNETCORE_URLS=HTTP://localhost:8080 ; http://localhost:9090")]
    // Ports.
    [InlineData("http://localhost:8080/p", "ASPNETCORE_HTTP_PORTS=8080")]
    [InlineData("http://localhost:8080/p", "ASPNETCORE_HTTP_PORTS=8080;9090")]
    [InlineData("http://localhost:8080/p", "DOTNET_HTTP_PORTS= 8080 ")]
    [InlineData("http://localhost:8080/p", "HTTP_PORTS=8080")]
    // As the host reads them: addresses before ports, its own prefix first.
    [InlineData("http://localhost:1/p", "ASPNETCORE_URLS=http://+:1", "DOTNET_URLS=http://+:2", "URLS=http://+:3", "ASPNETCORE_HTTP_PORTS=4")]
    [InlineData("http://localhost:2/p", "DOTNET_URLS=http://+:2", "URLS=http://+:3", "ASPNETCORE_HTTP_PORTS=4")]
    [InlineData("http://localhost:4/p", "ASPNETCORE_URLS=", "ASPNETCORE_HTTP_PORTS=4", "DOTNET_HTTP_PORTS=5", "HTTP_PORTS=6")]
    public void The_address_is_the_one_that_the_environment_makes_the_process_listen_on(string expected, params string[] environment)
    {
        var variables = environment.Select(static each => each.Split('=', 2)).ToDictionary(static each => each[0], static each => each[1]);

        var target = ProbeTarget.From(null, null, "/p", variables.GetValueOrDefault, out var error);

        Assert.Equal("", error);
        Assert.Equal(expected, target?.ToString());
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS=https://+:8443", "'https://+:8443' from ASPNETCORE_URLS is not an http:// address")]
    [InlineData("ASPNETCORE_HTTP_PORTS=many", "'http://localhost:many' from ASPNETCORE_HTTP_PORTS is not a URL")]
    public void An_address_that_cannot_be_asked_is_named_with_its_source(string variable, string message)
    {
        var (name, value) = (variable.Split('=')[0], variable.Split('=')[1]);

        Assert.Null(ProbeTarget.From(null, null, "/p", asked => asked == name ? value : null, out var error));

        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/p")]
    [InlineData("http://localhost:8080/", "http://localhost:8080/p")]
    [InlineData("http://localhost", "http://localhost:80/p")]
    [InlineData("http://localhost:8080/readyz", "http://localhost:8080/readyz")]
    [InlineData("http://[::1]:8080/ready%20z?format=xml", "http://[::1]:8080/ready%20z")]
    public void What_is_given_beats_the_environment(string url, string expected)
    {
        var target = ProbeTarget.From(url, null, "/p", static _ => "http://+:1", out _);

        Assert.Equal(expected, target?.ToString());
    }
}
