using Microsoft.Extensions.Configuration;

namespace HealthChecks.Checks.Tests.Heartbeats;

public sealed class HeartbeatFileTests : HeartbeatFolder
{
    [Fact]
    public async Task What_one_process_writes_another_finds_alive()
    {
        var path = Beat().Write();

        (await Check(Beat()).RunAsync()).AssertHealthy("sinceBeatMs");
        Assert.Equal([path], Directory.GetFiles(Root));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, CheckReasons.HeartbeatStale)]
    [InlineData(6000, CheckReasons.HeartbeatStale)]
    public async Task A_beat_is_too_old_from_a_minute_on(int seconds, string? expected)
    {
        Beat().Write();
        Clock.Pass(seconds);

        var result = await Check(Beat()).RunAsync();

        Assert.Equal(expected, result.Reason());
        Assert.Equal(seconds * 1000.0, result.Data["sinceBeatMs"]);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task AClock_that_is_set_neither_kills_nor_saves(int jump)
    {
        Beat().Write();
        Clock.Now += TimeSpan.FromSeconds(jump);
        (await Check(Beat()).RunAsync()).AssertHealthy("sinceBeatMs");

        Clock.Pass(seconds: 61);

        (await Check(Beat()).RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);
    }

    [Theory]
    [InlineData(ThisMachine, "machine-2")]
    [InlineData("", "")]
    public async Task Where_the_time_since_start_cannot_be_compared_theClock_counts(string writer, string reader)
    {
        Beat(machine: writer).Write();
        Clock.Pass(seconds: 1000);
        (await Check(Beat(machine: reader)).RunAsync()).AssertHealthy("sinceBeatMs");

        Clock.Now += TimeSpan.FromSeconds(61);

        (await Check(Beat(machine: reader)).RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);
    }

    [Fact]
    public async Task A_beat_that_is_yet_to_come_is_none()
    {
        Beat().Write();
        Clock.Pass(seconds: -30);

        (await Check(Beat()).RunAsync()).AssertFailed(CheckReasons.HeartbeatUnreadable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("heartbeat-1 machine-1 12")]
    [InlineData("heartbeat-1 machine-1 12 x")]
    [InlineData("heartbeat-2 machine-1 3600000 1")]
    [InlineData("heartbeat-1 machine-1 -5 1")]
    public async Task A_file_that_says_something_else_is_no_beat(string content)
    {
        var path = Beat().Write();
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        (await Check(Beat()).RunAsync()).AssertFailed(CheckReasons.HeartbeatUnreadable);
    }

    [Fact]
    public async Task Without_a_file_it_is_dead_and_looking_for_one_leaves_nothing()
    {
        (await Check(Beat()).RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);

        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public async Task Who_reads_while_it_is_written_always_finds_a_beat()
    {
        var file = new HeartbeatFile(new HeartbeatFileOptions { Path = Path.Combine(Root, "beat") });
        file.Write();
        using var done = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var writing = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                file.Write();
        }, TestContext.Current.CancellationToken);

        while (!done.IsCancellationRequested)
            Assert.NotNull(file.Read().Age);
        await writing;
    }

    [Fact]
    public void Settings_come_from_the_configuration()
    {
        var file = new HeartbeatFile(Configured(
            ("HeartbeatFile", Path.Combine(Root, "beat")),
            ("HeartbeatIntervalSeconds", "0.5"),
            ("HeartbeatMaxAgeSeconds", " 5 ")));

        Assert.Equal((TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5)), (file.Interval, file.MaxAge));
        Assert.Equal(Path.Combine(Root, "beat"), file.Write());
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        var file = new HeartbeatFile(Configured(("HeartbeatFile", " "), ("HeartbeatMaxAgeSeconds", "")));

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), (file.Interval, file.MaxAge));
        Assert.Null(new HeartbeatFileOptions().Path);
        Assert.Equal(Path.Combine(Root, "HealthChecks.Checks.Tests.heartbeat"), Beat().Write());
    }

    [Theory]
    [InlineData("HeartbeatIntervalSeconds", "0")]
    [InlineData("HeartbeatIntervalSeconds", "soon")]
    [InlineData("HeartbeatMaxAgeSeconds", "-1")]
    [InlineData("HeartbeatMaxAgeSeconds", "NaN")]
    [InlineData("HeartbeatFile", "/tmp/")]
    public void A_setting_that_is_none_is_named(string name, string value)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new HeartbeatFile(Configured((name, value))));

        Assert.StartsWith($"HealthChecks:{name} is '{value}'; use ", exception.Message);
    }

    [Fact]
    public void A_beat_that_would_be_too_old_before_the_next_is_refused() => Assert.Contains(
        "at least twice",
        Assert.Throws<InvalidOperationException>(() => new HeartbeatFile(Configured(("HeartbeatIntervalSeconds", "40")))).Message);

    [Fact]
    public async Task A_cancelled_run_has_no_result() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => Check(Beat()).RunUntilAsync(new CancellationToken(canceled: true)));

    private static IConfiguration Configured(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(static each => "HealthChecks:" + each.Name, static each => (string?)each.Value))
        .Build();
}
