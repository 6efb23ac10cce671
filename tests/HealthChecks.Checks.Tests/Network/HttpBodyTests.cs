using System.Text;
using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests.Network;

public sealed class HttpBodyTests
{
    private const string Json = """{"status":"UP","ok":true,"none":null,"queue":{"length":3,"share":0.5},"nodes":[{"name":"a"},["x",17]]}""";

    [Theory]
    [InlineData("status", "UP", true)]
    [InlineData("status", "up", false)]
    [InlineData("status", true, false)]
    [InlineData("ok", true, true)]
    [InlineData("ok", false, false)]
    [InlineData("ok", "true", false)]
    [InlineData("none", null, true)]
    [InlineData("nothing", null, false)]
    [InlineData("queue.length", 3, true)]
    [InlineData("queue.length", 3.0, true)]
    [InlineData("queue.length", 4, false)]
    [InlineData("queue.length", "3", false)]
    [InlineData("queue.share", 0.5, true)]
    [InlineData("nodes[0].name", "a", true)]
    [InlineData("nodes[1][1]", 17L, true)]
    [InlineData("nodes[2]", "a", false)]
    [InlineData("nodes.name", "a", false)]
    [InlineData("queue", "", false)]
    public async Task A_json_value_must_be_the_expected_one(string path, object? expected, bool passes)
    {
        await using var server = HttpServer.Answering(Json);

        var check = new HttpHealthCheck(server.Address) { ExpectedJson = new Dictionary<string, object?> { [path] = expected } };

        Assert.Equal(passes ? null : CheckReasons.UnexpectedBody, (await check.RunAsync()).Reason());
    }

    [Fact]
    public async Task Of_several_json_values_each_must_hold()
    {
        await using var server = HttpServer.Answering(Json);

        var check = new HttpHealthCheck(server.Address) { ExpectedJson = new Dictionary<string, object?> { ["status"] = "UP", ["ok"] = false } };

        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedBody);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{\"status\":\"UP\"")]
    [InlineData("\"status\"")]
    public async Task What_is_no_json_or_no_object_is_not_what_was_expected(string body)
    {
        await using var server = HttpServer.Answering(body);

        var check = new HttpHealthCheck(server.Address) { ExpectedJson = new Dictionary<string, object?> { ["status"] = "UP" } };

        (await check.RunAsync()).AssertFailed(CheckReasons.UnexpectedBody);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_harm()
    {
        await using var server = HttpServer.Answering('\uFEFF' + Json);

        var check = new HttpHealthCheck(server.Address) { ExpectedJson = new Dictionary<string, object?> { ["status"] = "UP" } };

        Assert.Null((await check.RunAsync()).Reason());
    }

    [Fact]
    public async Task Json_values_are_shown_where_that_is_asked_for()
    {
        await using var server = HttpServer.Answering(Json.Replace("UP", new string('x', 300), StringComparison.Ordinal));
        var check = new HttpHealthCheck(server.Address)
        {
            Capture = new Dictionary<string, string>
            {
                ["status"] = "status",
                ["length"] = "queue.length",
                ["share"] = "queue.share",
                ["ok"] = "ok",
                ["whole"] = "queue",
                ["missing"] = "missing",
            },
        };

        var result = await check.RunAsync();

        result.AssertHealthy("answerMs", "statusCode", "bodyMs", "status", "length", "share", "ok");
        Assert.Equal(new string('x', 200), result.Data["status"]);
        Assert.Equal(3L, result.Data["length"]);
        Assert.Equal(0.5, result.Data["share"]);
        Assert.Equal(true, result.Data["ok"]);
    }

    [Fact]
    public async Task What_is_shown_is_there_too_when_the_check_fails()
    {
        await using var server = HttpServer.Answering(Json);
        var check = new HttpHealthCheck(server.Address)
        {
            ExpectedJson = new Dictionary<string, object?> { ["status"] = "DOWN" },
            Capture = new Dictionary<string, string> { ["was"] = "status" },
        };

        var result = await check.RunAsync();

        result.AssertFailed(CheckReasons.UnexpectedBody);
        Assert.Equal("UP", result.Data["was"]);
    }

    [Fact]
    public async Task The_expected_text_must_be_there()
    {
        await using var server = HttpServer.Answering("all is wéll");

        Assert.Null((await new HttpHealthCheck(server.Address) { ExpectedText = "wéll" }.RunAsync()).Reason());
        (await new HttpHealthCheck(server.Address) { ExpectedText = "Well" }.RunAsync()).AssertFailed(CheckReasons.UnexpectedBody);
    }

    [Fact]
    public async Task The_text_is_read_in_the_character_set_of_the_answer()
    {
        await using var server = new HttpServer(async (stream, stopping) =>
        {
            const string head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Length: 4\r\n\r\n";
            await HttpServer.WriteAsync(stream, head, stopping);
            await stream.WriteAsync(Encoding.Latin1.GetBytes("wéll"), stopping);
        });

        Assert.Null((await new HttpHealthCheck(server.Address) { ExpectedText = "wéll" }.RunAsync()).Reason());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_without_an_end_is_not_read_without_end(bool needed)
    {
        await using var server = new HttpServer(async (stream, stopping) =>
        {
            await HttpServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", stopping);
            while (true)
                await stream.WriteAsync(new byte[65536], stopping);
        });

        var result = await new HttpHealthCheck(server.Address) { ExpectedText = needed ? "x" : null, MaximumBodyBytes = 4096 }.RunAsync();

        Assert.Equal(needed ? CheckReasons.BodyTooLong : null, result.Reason());
    }

    [Fact]
    public async Task A_body_that_says_it_is_too_long_is_not_read()
    {
        await using var server = HttpServer.Answering(new string('x', 2000));

        (await new HttpHealthCheck(server.Address) { ExpectedText = "x", MaximumBodyBytes = 1999 }.RunAsync()).AssertFailed(CheckReasons.BodyTooLong);
        Assert.Null((await new HttpHealthCheck(server.Address) { ExpectedText = "x", MaximumBodyBytes = 2000 }.RunAsync()).Reason());
    }
}
