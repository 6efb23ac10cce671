using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using static HealthChecks.Tests.FrameworkRegistrations;

namespace HealthChecks.Tests;

/// <summary>What those who read a report may rely on.</summary>
/// <remarks>The numbers are those of the contract in <c>docs/compatibility.md</c>.</remarks>
public sealed class ReportContractTests
{
    [Fact]
    [Trait("Contract", "1")]
    public async Task A_report_takes_the_worst_status_and_one_without_entries_is_Healthy()
    {
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("a", new TestCheck())
            .AddCheck("b", new TestCheck(static () => HealthCheckResult.Degraded()))
            .AddCheck("c", new TestCheck(static () => HealthCheckResult.Unhealthy())));

        Assert.Equal(HealthStatus.Unhealthy, (await engine.Service.CheckHealthAsync()).Status);
        Assert.Equal(HealthStatus.Degraded, (await engine.Service.CheckHealthAsync(static each => each.Name != "c")).Status);
        var empty = await engine.Service.CheckHealthAsync(static _ => false);
        Assert.Equal(HealthStatus.Healthy, empty.Status);
        Assert.Empty(empty.Entries);
    }

    [Fact]
    [Trait("Contract", "9")]
    public async Task Checks_run_at_the_same_time_and_entries_are_found_whatever_the_case_in_the_order_of_registration()
    {
        var both = new CountdownEvent(2);
        TestCheck Meeting() => new(() =>
        {
            both.Signal();
            return both.Wait(Eventually.Limit) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        });
        await using var engine = WithRegistrations(checks => checks.AddCheck("Zebra", Meeting()).AddCheck("ant", Meeting()).AddCheck("", new TestCheck()));

        var report = await engine.Service.CheckHealthAsync().InTimeAsync();

        Assert.Equal(["Zebra", "ant", ""], report.Entries.Keys);
        Assert.Equal(HealthStatus.Healthy, report.Entries["ZEBRA"].Status);
        both.Dispose();
    }

    [Fact]
    [Trait("Contract", "9")]
    public async Task Two_registrations_of_one_name_are_an_error_when_the_service_is_built()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("twice", new TestCheck()).AddCheck("TWICE", new TestCheck()));

        Assert.Throws<InvalidOperationException>(() => engine.Service);
    }

    [Fact]
    [Trait("Contract", "12")]
    public async Task An_absent_check_appears_Healthy_in_a_framework_report_with_the_reason_in_its_data()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("battery", null)));

        var entry = (await engine.Service.CheckHealthAsync()).Entries["battery"];

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(HealthReasons.NotApplicable, entry.Data[HealthReasons.DataKey]);
        Assert.Equal(true, entry.Data[HealthReasons.AbsentDataKey]);
    }

    [Fact]
    [Trait("Contract", "17")]
    public async Task Data_may_hold_values_of_any_type()
    {
        var data = new Dictionary<string, object>
        {
            ["text"] = "a",
            ["number"] = 1,
            ["flag"] = true,
            ["infinite"] = double.PositiveInfinity,
            ["span"] = TimeSpan.FromSeconds(1.5),
            ["private"] = new PrivateValue(),
            ["nothing"] = null!,
        };
        await using var engine = EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck(() => HealthCheckResult.Healthy(data: data)))));

        var output = new ArrayBufferWriter<byte>();
        JsonReportWriter.Write(output, await engine.ProbeAsync(), HealthDetail.Full);
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(output.WrittenSpan));

        var written = json.RootElement.GetProperty("checks").GetProperty("database").GetProperty("data");
        Assert.Equal("""{"text":"a","number":1,"flag":true,"infinite":"Infinity","span":"00:00:01.5000000","private":"a private value","nothing":null}""", written.GetRawText());
    }

    [Fact]
    [Trait("Contract", "18")]
    public async Task Tags_that_mean_nothing_to_us_are_passed_through()
    {
        await using var engine = WithRegistrations(static checks => checks.AddCheck("other", new TestCheck(), tags: ["ExcludeFromHealthActuator"]));

        Assert.Equal(["ExcludeFromHealthActuator"], (await engine.Service.CheckHealthAsync()).Entries["other"].Tags);
    }

    private sealed class PrivateValue
    {
        public override string ToString() => "a private value";
    }
}
