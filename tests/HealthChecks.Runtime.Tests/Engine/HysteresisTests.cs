using System.Runtime.CompilerServices;

namespace HealthChecks.Tests;

public sealed class HysteresisTests
{
    [Theory]
    [InlineData(3, 2, "PFPPPFPPPF", "PPPPPPPPPP")]
    [InlineData(3, 2, "FPPPFPPPF", "FFPPPPPPP")]
    [InlineData(3, 2, "FPFFPFPP", "FFFFFFFP")]
    [InlineData(3, 2, "FFPP", "FFFP")]
    [InlineData(3, 1, "PFFFP", "PPPFP")]
    [InlineData(1, 3, "PFPPP", "PFFFP")]
    [InlineData(2, 1, "PFFPF", "PPFPP")]
    [InlineData(1, 1, "PFPF", "PFPF")]
    [InlineData(null, null, "PFPF", "PFPF")]
    public async Task The_first_reading_counts_at_once_and_an_opposite_one_starts_the_count_again(
        int? failAfter,
        int? passAfter,
        string readings,
        string expected)
    {
        await using var check = new ReadingsUnderTest(failAfter, passAfter);

        Assert.Equal(expected, await check.ReadAsync(readings));
    }

    [Fact]
    public async Task Over_random_readings_it_does_what_a_naive_model_does()
    {
        var random = new Random(20260131);
        for (var round = 0; round < 300; round++)
        {
            var failAfter = random.Next(1, 5);
            var passAfter = random.Next(1, 5);
            var failing = random.NextDouble();
            var readings = string.Concat(Enumerable.Range(0, 40).Select(_ => random.NextDouble() < failing ? 'F' : random.Next(4) == 0 ? 'D' : 'P'));
            await using var check = new ReadingsUnderTest(failAfter, passAfter);

            var effective = await check.ReadAsync(readings);

            Assert.True(
                Model(readings, failAfter, passAfter) == effective.Replace('D', 'P'),
                $"FailAfter = {failAfter}, PassAfter = {passAfter}: {readings} came to {effective}");
        }
    }

    [Theory]
    [InlineData("PDP", "PDP")]
    [InlineData("DFPFDFF", "DDPPDDF")]
    [InlineData("FDPP", "FFPP")]
    [InlineData("FDFDD", "FFFFD")]
    public async Task Degraded_passes_and_takes_the_place_of_Healthy_at_once(string readings, string expected)
    {
        await using var check = new ReadingsUnderTest(failAfter: 2, passAfter: 2);

        Assert.Equal(expected, await check.ReadAsync(readings));
    }

    [Theory]
    [InlineData("PC", "PF")]
    [InlineData("PCP", "PFF")]
    [InlineData("C", "F")]
    [InlineData("PA", "PA")]
    [InlineData("FA", "FA")]
    [InlineData("AF", "AF")]
    [InlineData("FAP", "FAP")]
    [InlineData("PFA", "PPA")]
    public async Task What_is_no_measurement_counts_at_once(string readings, string expected)
    {
        await using var check = new ReadingsUnderTest(failAfter: 3, passAfter: 3);

        Assert.Equal(expected, await check.ReadAsync(readings));
    }

    [Fact]
    public async Task The_last_reading_is_told_beside_what_counts()
    {
        await using var check = new ReadingsUnderTest(failAfter: 3, passAfter: 2);
        var first = await check.ReadAsync('D');
        Assert.Equal((HealthStatus.Degraded, "slow", 0), (first.LastStatus, first.LastReason, first.Consecutive));

        await check.ReadAsync('F');
        check.Clock.Advance(1);
        var held = await check.ReadAsync('F');

        Assert.Equal((HealthStatus.Degraded, "slow"), (held.Status, held.Reason));
        Assert.Equal((HealthStatus.Unhealthy, "refused", 2), (held.LastStatus, held.LastReason, held.Consecutive));
        // What counts has just been looked at again.
        Assert.Equal(TimeSpan.Zero, held.Age);

        var failed = await check.ReadAsync('F');
        Assert.Equal((HealthStatus.Unhealthy, "refused", 0), (failed.Status, failed.Reason, failed.Consecutive));
        Assert.Equal("said while failing", failed.Text);

        var recovering = await check.ReadAsync('P');
        Assert.Equal((HealthStatus.Unhealthy, "refused", "said while failing"), (recovering.Status, recovering.Reason, recovering.Text));
        Assert.Equal((HealthStatus.Healthy, HealthReasons.Healthy, 1), (recovering.LastStatus, recovering.LastReason, recovering.Consecutive));
    }

    [Fact]
    public async Task The_subset_and_the_framework_see_what_counts()
    {
        await using var check = new ReadingsUnderTest(failAfter: 2);
        await check.ReadAsync('P');
        await check.ReadAsync('F');

        // A probe and the framework's service make a reading each.
        check.Clock.Advance(2);
        Assert.Equal(HealthStatus.Unhealthy, (await check.Engine.ProbeAsync()).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await check.Engine.Service.CheckHealthAsync().InTimeAsync()).Status);

        check.Next = 'P';
        check.Clock.Advance(2);
        Assert.Equal(HealthStatus.Healthy, (await check.Engine.Service.CheckHealthAsync().InTimeAsync()).Status);
        check.Next = 'F';
        check.Clock.Advance(2);
        var report = await check.Engine.Service.CheckHealthAsync().InTimeAsync();
        Assert.Equal((HealthStatus.Healthy, HealthStatus.Healthy), (report.Status, report.Entries["database"].Status));
    }

    [Fact]
    public async Task The_log_follows_what_counts_and_has_what_is_held_back_for_those_who_want_it()
    {
        await using var check = new ReadingsUnderTest(failAfter: 3, passAfter: 2);
        var log = check.Engine.Log;

        await check.ReadAsync("PFFPF");
        Assert.Empty(log.Named("CheckUnhealthy"));
        Assert.Equal(2, log.Named("ReadingHeld").Count);
        Assert.All(log.Named("ReadingHeld"), static line => Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Debug, line.Level));
        Assert.Contains("came to refused", log.Named("ReadingHeld")[0].Text, StringComparison.Ordinal);

        await check.ReadAsync("FF");
        Assert.Single(log.Named("CheckUnhealthy"));
        await check.ReadAsync("P");
        Assert.Empty(log.Named("CheckRecovered"));
        await check.ReadAsync("P");
        Assert.Contains("after refused", Assert.Single(log.Named("CheckRecovered")).Text, StringComparison.Ordinal);
        Assert.Single(log.Named("CheckUnhealthy"));
    }

    [Fact]
    public async Task After_a_gap_a_failure_counts_at_once_and_a_pass_counts_as_one()
    {
        await using var check = new ReadingsUnderTest(failAfter: 3, passAfter: 2, maxAge: 30);

        Assert.Equal("P", await check.ReadAsync("P"));
        check.Clock.Advance(30.1);
        Assert.Equal("F", await check.ReadAsync("F"));
        check.Clock.Advance(30.1);
        Assert.Equal("F", await check.ReadAsync("P"));
        check.Clock.Advance(30.1);
        Assert.Equal("P", await check.ReadAsync("P"));
        check.Clock.Advance(29.9);
        Assert.Equal("P", await check.ReadAsync("F"));
    }

    [Fact]
    public void A_check_whose_every_reading_counts_has_no_hysteresis_and_a_reading_is_no_larger_for_it()
    {
        Assert.Null(Hysteresis.Of(null, null));
        Assert.Null(Hysteresis.Of(1, 1));
        Assert.NotNull(Hysteresis.Of(2, null));
        Assert.NotNull(Hysteresis.Of(null, 2));
        // A report copies one for each of its members.
        Assert.Equal(24, Unsafe.SizeOf<Reading>());
    }

    // The definition, said in another way than by counting.
    private static string Model(string readings, int failAfter, int passAfter)
    {
        var effective = new char[readings.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            effective[i] = i == 0 ? Kind(readings[0])
                : AreAll('F', i, failAfter) ? 'F'
                : AreAll('P', i, passAfter) ? 'P'
                : effective[i - 1];
        }

        return new string(effective);

        bool AreAll(char kind, int last, int count) =>
            last + 1 >= count && readings.Substring(last + 1 - count, count).All(reading => Kind(reading) == kind);

        static char Kind(char reading) => reading == 'F' ? 'F' : 'P';
    }
}
