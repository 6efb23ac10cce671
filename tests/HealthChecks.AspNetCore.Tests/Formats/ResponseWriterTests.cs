using System.Buffers;
using System.Text;
using HealthChecks.Tests.Support;

namespace HealthChecks.Tests.Formats;

public sealed class ResponseWriterTests
{
    [Fact]
    public async Task A_format_of_the_applications_own_is_served_by_Accept_and_by_name()
    {
        await using var app = await TestApp.StartAsync(Readiness(out _), static builder => builder.Services.AddHealthResponseWriter<CsvWriter>());

        var byName = await app.GetAsync("/healthcheck/readiness?format=CSV");
        var byAccept = await app.GetAsync("/healthcheck/readiness", "text/csv, application/json;q=0.9");

        Assert.Equal("readiness,Healthy,Names\n", byName.Body);
        Assert.Equal("text/csv; charset=utf-8", byName.ContentType);
        Assert.Equal(byName.Body, byAccept.Body);
        Assert.Equal("application/json", (await app.GetAsync("/healthcheck/readiness", "*/*")).ContentType);
    }

    [Fact]
    public async Task A_refusal_lists_it_too()
    {
        await using var app = await TestApp.StartAsync(Readiness(out _), static builder => builder.Services.AddHealthResponseWriter<CsvWriter>());

        var answer = await app.GetAsync("/healthcheck/readiness?format=xml");

        Assert.Equal(406, answer.Status);
        Assert.Equal("Use Accept: application/json or text/plain or text/csv, or ?format=json or ?format=text or ?format=csv.\n", answer.Body);
    }

    [Fact]
    public async Task One_of_the_name_of_a_built_in_format_takes_its_place()
    {
        await using var app = await TestApp.StartAsync(Readiness(out _), static builder => builder.Services.AddHealthResponseWriter<OtherJsonWriter>());

        var answer = await app.GetAsync("/healthcheck/readiness");

        Assert.Equal("{}", answer.Body);
        Assert.Equal("application/json; charset=utf-8", answer.ContentType);
    }

    [Fact]
    public async Task Who_only_looks_starts_no_run_and_gets_200()
    {
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("database", Unhealthy(out var check), "readiness"),
            static builder => builder.Services.AddHealthResponseWriter<LookingWriter>());

        var before = await app.GetAsync("/healthcheck/readiness?format=look");
        var runsBefore = check.Runs;
        await app.GetAsync("/healthcheck/readiness");
        var after = await app.GetAsync("/healthcheck/readiness?format=look");

        Assert.Equal((200, "unknown database:unknown"), (before.Status, before.Body));
        Assert.Equal(0, runsBefore);
        Assert.Equal((200, "Unhealthy database:Unhealthy"), (after.Status, after.Body));
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public async Task A_parameter_tells_two_formats_of_one_type_apart()
    {
        await using var app = await TestApp.StartAsync(Readiness(out _), static builder => builder.Services.AddHealthResponseWriter<VersionedTextWriter>());

        Assert.Equal("versioned", (await app.GetAsync("/healthcheck/readiness", "text/plain;version=0.0.4;q=0.5,*/*;q=0.1")).Body);
        Assert.Equal("readiness: Healthy\n[+]database ok\n", (await app.GetAsync("/healthcheck/readiness", "text/plain")).Body);
        Assert.Equal("readiness: Healthy\n[+]database ok\n", (await app.GetAsync("/healthcheck/readiness", "text/plain;version=9")).Body);
    }

    [Fact]
    public async Task A_media_type_that_is_none_stops_the_start()
    {
        var (application, _, _) = TestApp.Create(Readiness(out var check).Build(), static builder => builder.Services.AddHealthResponseWriter<NoTypeWriter>());
        await using var _ = application;

        var exception = Assert.Throws<InvalidOperationException>(application.MapHealth);

        Assert.Contains("NoTypeWriter", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, check.Runs);
        Assert.Contains("'text'", exception.Message, StringComparison.Ordinal);
    }

    private static RegistryBuilder Readiness(out StubCheck check)
    {
        check = new StubCheck(HealthCheckResult.Healthy());
        return new RegistryBuilder().Subset("readiness").Check("database", check, "readiness");
    }

    private static StubCheck Unhealthy(out StubCheck check) => check = new StubCheck(HealthCheckResult.Unhealthy());

    private abstract class Writer(string format, string mediaType, string contentType) : IHealthResponseWriter
    {
        public string Format => format;

        public IReadOnlyList<string> MediaTypes => [mediaType];

        public string ContentType => contentType;

        public virtual bool RunsChecks => true;

        public void Write(IBufferWriter<byte> output, HealthResponse response) => output.Write(Encoding.UTF8.GetBytes(TextOf(response)));

        protected abstract string TextOf(HealthResponse response);
    }

    private sealed class CsvWriter() : Writer("csv", "text/csv", "text/csv; charset=utf-8")
    {
        protected override string TextOf(HealthResponse response) => $"{response.Report.Subset},{response.Report.Status},{response.Detail}\n";
    }

    private sealed class OtherJsonWriter() : Writer("json", "application/json", "application/json; charset=utf-8")
    {
        protected override string TextOf(HealthResponse response) => "{}";
    }

    private sealed class VersionedTextWriter() : Writer("versioned", "text/plain; version=0.0.4", "text/plain; version=0.0.4")
    {
        protected override string TextOf(HealthResponse response) => "versioned";
    }

    private sealed class NoTypeWriter() : Writer("none", "text", "text/plain")
    {
        protected override string TextOf(HealthResponse response) => "";
    }

    private sealed class LookingWriter() : Writer("look", "text/look", "text/look")
    {
        public override bool RunsChecks => false;

        protected override string TextOf(HealthResponse response)
        {
            var check = response.Report[0];
            return $"{(response.Report.IsKnown ? response.Report.Status : "unknown")} {check.Name}:{(check.IsKnown ? check.Status : "unknown")}";
        }
    }
}
