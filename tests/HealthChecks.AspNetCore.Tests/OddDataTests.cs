using System.Collections;
using System.Numerics;
using System.Text.Json;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>What a check puts in its data is any object; the answer is JSON all the same.</summary>
public sealed class OddDataTests
{
    public static TheoryData<string> Kinds => [.. Values.Keys];

    private static Dictionary<string, (object? Value, string Json)> Values { get; } = new()
    {
        ["null"] = (null, "null"),
        ["text"] = ("a \"quoted\" \u0001 <text>", "\"a \\u0022quoted\\u0022 \\u0001 \\u003Ctext\\u003E\""),
        ["bool"] = (true, "true"),
        ["int"] = (-1, "-1"),
        ["long"] = (long.MaxValue, "9223372036854775807"),
        ["ulong"] = (ulong.MaxValue, "18446744073709551615"),
        ["byte"] = ((byte)7, "7"),
        ["char"] = ('x', "\"x\""),
        ["decimal"] = (1.50m, "1.50"),
        ["double"] = (1.5, "1.5"),
        ["not a number"] = (double.NaN, "\"NaN\""),
        ["infinity"] = (float.PositiveInfinity, "\"Infinity\""),
        ["enum"] = (HealthStatus.Degraded, "\"Degraded\""),
        ["moment"] = (new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), "\"2026-01-02T03:04:05Z\""),
        ["day"] = (new DateOnly(2026, 1, 2), "\"01/02/2026\""),
        ["span"] = (TimeSpan.FromSeconds(90), "\"00:01:30\""),
        ["guid"] = (Guid.Empty, "\"00000000-0000-0000-0000-000000000000\""),
        ["big"] = (BigInteger.Pow(10, 20), "\"100000000000000000000\""),
        ["address"] = (new Uri("https://example.com/a b"), "\"https://example.com/a b\""),
        ["list"] = (new[] { 1, 2 }, "\"System.Int32[]\""),
        ["nameless"] = (new Nameless(), "null"),
        ["itself"] = (new Circle(), "\"circle\""),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Any_value_is_JSON(string kind)
    {
        var (value, json) = Values[kind];

        var data = await DataOf(new Dictionary<string, object> { ["value"] = value! });

        Assert.Equal(json, data.GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task Any_key_is_JSON()
    {
        var data = await DataOf(new Dictionary<string, object> { [""] = 1, ["a \"b\"\n"] = 2 });

        Assert.Equal(["", "a \"b\"\n"], data.EnumerateObject().Select(static property => property.Name));
    }

    private static async Task<JsonElement> DataOf(IReadOnlyDictionary<string, object> data)
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("odd", HealthCheckResult.Healthy("fine", data), "readiness"),
            environment: "Development");

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal(200, answer.Status);
        return answer.Json.GetProperty("checks").GetProperty("odd").GetProperty("data");
    }

    private sealed class Nameless
    {
        public override string? ToString() => null;
    }

    private sealed class Circle : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            yield return this;
        }

        public override string ToString() => "circle";
    }
}
