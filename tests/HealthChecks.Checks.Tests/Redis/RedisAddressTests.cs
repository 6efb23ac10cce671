namespace HealthChecks.Checks.Tests;

public sealed class RedisAddressTests
{
    [Theory]
    [InlineData("redis://cache.internal", false, null, null, null, "cache.internal:0")]
    [InlineData("rediss://cache.internal:6380/2", true, null, null, 2, "cache.internal:6380")]
    [InlineData("REDIS://:p%40ss%2Fword@cache/0", false, null, "p@ss/word", 0, "cache:0")]
    [InlineData("redis://reader:a:b@[::1]:7000", false, "reader", "a:b", null, "::1:7000")]
    [InlineData("redis://u:p@w/d@one:1,two/", false, "u", "p@w/d", null, "one:1 two:0")]
    [InlineData("one:26379, two:26380 ,10.0.0.1", false, null, null, null, "one:26379 two:26380 10.0.0.1:0")]
    public void An_address_is_read(string text, bool isSecure, string? user, string? password, int? database, string servers)
    {
        var address = RedisAddress.Parse(text, "address");

        Assert.Equal((isSecure, user, password, database), (address.IsSecure, address.User, address.Password, address.Database));
        Assert.Equal(servers, string.Join(' ', address.Servers.Select(static server => $"{server.Host}:{server.Port}")));
    }

    [Theory]
    [InlineData("http://marker:marker@host")]
    [InlineData("redis://marker@host")]
    [InlineData("redis://marker:marker@")]
    [InlineData("redis://marker:marker@host:0")]
    [InlineData("redis://marker:marker@host:marker")]
    [InlineData("redis://marker:marker@host,")]
    [InlineData("redis://marker:marker@host/marker")]
    [InlineData("redis://marker:marker@host?password=marker")]
    [InlineData("host:66000")]
    [InlineData("host name")]
    public void What_is_no_address_throws_at_construction_and_is_not_repeated(string address)
    {
        var exception = Assert.Throws<ArgumentException>(() => new RedisHealthCheck(address));

        Assert.Contains("redis://user:password@host:port/database", exception.Message);
        Assert.DoesNotContain("marker", exception.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_address_throws(string address) => Assert.Throws<ArgumentException>(() => new RedisHealthCheck(address));
}
