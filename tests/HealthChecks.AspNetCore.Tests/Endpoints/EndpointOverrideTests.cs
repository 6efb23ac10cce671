using System.Buffers;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Endpoints;

/// <summary>What the application says of one endpoint.</summary>
public sealed class EndpointOverrideTests
{
    [Fact]
    public async Task A_writer_of_its_own_answers_whatever_is_asked_for()
    {
        await using var app = await TestApp.StartAsync(Red(), map: static application =>
        {
            application.MapHealthSubset("readiness", "/plain").WithWriter(new WordWriter());
            application.MapHealth();
        });

        var answer = await app.GetAsync("/plain?format=json", "application/json");

        Assert.Equal((503, "Unhealthy"), (answer.Status, answer.Body));
        Assert.Null(answer.Header("Vary"));
        Assert.Equal("application/json", (await app.GetAsync("/healthcheck/readiness")).ContentType);
    }

    [Fact]
    public async Task The_details_may_be_other_than_elsewhere()
    {
        await using var app = await TestApp.StartAsync(Red(), map: static application =>
        {
            application.MapHealthSubset("readiness", "/full").WithDetails(HealthDetail.Full);
            application.MapHealthSubset("readiness", "/status").WithDetails(HealthDetail.Status);
            application.MapHealth();
        });

        Assert.Contains("said aloud", (await app.GetAsync("/full")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("checks", (await app.GetAsync("/status")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("said aloud", (await app.GetAsync("/healthcheck/readiness")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_codes_may_be_those_of_the_ancestors()
    {
        await using var app = await TestApp.StartAsync(Red(), map: static application =>
        {
            application.MapHealthSubset("readiness", "/ancestor").WithStatusCodes(unhealthy: 500);
            application.MapHealth();
        });

        Assert.Equal(500, (await app.GetAsync("/ancestor")).Status);
        Assert.Equal(503, (await app.GetAsync("/healthcheck/readiness")).Status);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_where_it_is_said()
    {
        var (application, _, _) = TestApp.Create(Red().Build());
        await using var _ = application;
        var endpoint = application.MapHealthSubset("readiness", "/readyz");

        Assert.Throws<ArgumentOutOfRangeException>(() => endpoint.WithDetails((HealthDetail)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => endpoint.WithStatusCodes(unhealthy: 42));
        Assert.Throws<ArgumentNullException>(() => endpoint.WithWriter(null!));
    }

    private static RegistryBuilder Red() => new RegistryBuilder().Subset("readiness").Check("database", HealthResults.Unhealthy("refused", "said aloud"), "readiness");

    private sealed class WordWriter : IHealthResponseWriter
    {
        public string Format => "word";

        public IReadOnlyList<string> MediaTypes => ["text/plain"];

        public string ContentType => "text/plain";

        public void Write(IBufferWriter<byte> output, HealthResponse response) => output.Write(response.Report.Passes ? "Passes"u8 : "Unhealthy"u8);
    }
}
