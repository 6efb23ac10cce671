namespace HealthChecks.Checks.Tests.Network;

public sealed class HttpOptionsTests
{
    private static readonly Uri Address = new("https://shop.example/");

    [Theory]
    [InlineData("ftp://shop.example/")]
    [InlineData("https://user:marker@shop.example/")]
    [InlineData("relative/marker")]
    public void An_address_that_cannot_work_is_refused_and_not_repeated(string address)
    {
        var exception = Assert.Throws<ArgumentException>(() => new HttpHealthCheck(new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.DoesNotContain("marker", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_address_with_a_password_is_refused_too()
    {
        using var client = new HttpClient { BaseAddress = new Uri("https://user:marker@shop.example/") };

        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(client, new Uri("ready", UriKind.Relative)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("200-")]
    [InlineData("299-200")]
    [InlineData("200,")]
    [InlineData("199")]
    [InlineData("600")]
    [InlineData("2xx")]
    [InlineData("200-204-206")]
    public void What_is_no_list_of_statuses_is_refused(string statuses) =>
        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(Address) { ExpectedStatus = statuses });

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a[0]b")]
    public void What_is_no_path_is_refused(string path)
    {
        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(Address) { ExpectedJson = new Dictionary<string, object?> { [path] = 1 } });
        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(Address) { Capture = new Dictionary<string, string> { ["key"] = path } });
    }

    [Theory]
    [InlineData("")]
    [InlineData("reason")]
    [InlineData("absent")]
    [InlineData("statusCode")]
    public void A_key_that_is_taken_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(Address) { Capture = new Dictionary<string, string> { [key] = "path" } });

    [Theory]
    [InlineData("Bad Name", "value")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Authorization", "marker\r\nX: y")]
    public void What_is_no_header_is_refused_and_its_value_not_repeated(string name, string value)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => new HttpHealthCheck(Address) { Headers = new Dictionary<string, string> { [name] = value } });

        Assert.StartsWith($"Headers has '{name}'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_cannot_work_is_refused_at_construction()
    {
        Assert.Throws<ArgumentNullException>(() => new HttpHealthCheck(null!));
        Assert.Throws<ArgumentNullException>(() => new HttpHealthCheck(null!, Address));
        Assert.Throws<ArgumentNullException>(() => new HttpHealthCheck(Address) { Method = null! });
        Assert.Throws<ArgumentException>(() => new HttpHealthCheck(Address) { ExpectedText = "" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpHealthCheck(Address) { SlowAfter = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpHealthCheck(Address) { MaximumBodyBytes = 1 });
        Assert.Throws<ArgumentException>(
            () => new HttpHealthCheck(Address) { ExpectedJson = new Dictionary<string, object?> { ["a"] = DateTime.UnixEpoch } });
    }
}
