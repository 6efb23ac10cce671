using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Testing;
using Microsoft.Extensions.Configuration;

namespace HealthChecks.Checks.Tests.Heartbeats;

public sealed class HeartbeatFileTests : IDisposable
{
    private const string ThisMachine = "machine-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("healthchecks-beat-").FullName;
    private readonly ManualClock _clock = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_one_process_writes_another_finds_alive()
    {
        var path = File().Write();

        (await Check(File()).RunAsync()).AssertHealthy("sinceBeatMs");
        Assert.Equal([path], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, CheckReasons.HeartbeatStale)]
    [InlineData(6000, CheckReasons.HeartbeatStale)]
    public async Task A_beat_is_too_old_from_a_minute_on(int seconds, string? expected)
    {
        File().Write();
        _clock.Pass(seconds);

        var result = await Check(File()).RunAsync();

        Assert.Equal(expected, result.Reason());
        Assert.Equal(seconds * 1000.0, result.Data["sinceBeatMs"]);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public async Task A_clock_that_is_set_neither_kills_nor_saves(int jump)
    {
        File().Write();
        _clock.Now += TimeSpan.FromSeconds(jump);
        (await Check(File()).RunAsync()).AssertHealthy("sinceBeatMs");

        _clock.Pass(seconds: 61);

        (await Check(File()).RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);
    }

    [Theory]
    [InlineData(ThisMachine, "machine-2")]
    [InlineData("", "")]
    public async Task Where_the_time_since_start_cannot_be_compared_the_clock_counts(string writer, string reader)
    {
        File(machine: writer).Write();
        _clock.Pass(seconds: 1000);
        (await Check(File(machine: reader)).RunAsync()).AssertHealthy("sinceBeatMs");

        _clock.Now += TimeSpan.FromSeconds(61);

        (await Check(File(machine: reader)).RunAsync()).AssertFailed(CheckReasons.HeartbeatStale);
    }

    [Fact]
    public async Task A_beat_that_is_yet_to_come_is_none()
    {
        File().Write();
        _clock.Pass(seconds: -30);

        (await Check(File()).RunAsync()).AssertFailed(CheckReasons.HeartbeatUnreadable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("heartbeat-1 machine-1 12")]
    [InlineData("heartbeat-1 machine-1 12 x")]
    [InlineData("heartbeat-2 machine-1 3600000 1")]
    [InlineData("heartbeat-1 machine-1 -5 1")]
    public async Task A_file_that_says_something_else_is_no_beat(string content)
    {
        var path = File().Write();
        await System.IO.File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        (await Check(File()).RunAsync()).AssertFailed(CheckReasons.HeartbeatUnreadable);
    }

    [Fact]
    public async Task Without_a_file_it_is_dead_and_looking_for_one_leaves_nothing()
    {
        (await Check(File()).RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Folders_that_are_missing_are_created_again_and_again()
    {
        var options = new HeartbeatFileOptions { Path = Path.Combine(_folder, "a", "b", "beat") };
        var file = new HeartbeatFile(options);
        for (var time = 0; time < 2; time++)
        {
            file.Write();
            (await Check(file).RunAsync()).AssertHealthy("sinceBeatMs");
            Directory.Delete(Path.Combine(_folder, "a"), recursive: true);
            (await Check(file).RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
        }
    }

    [Fact]
    public async Task The_first_place_that_takes_it_has_it_and_the_reader_looks_into_all()
    {
        var blocked = Path.Combine(_folder, "no-folder");
        await System.IO.File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        var writer = File(folders: [blocked, Path.Combine(_folder, "second"), Path.Combine(_folder, "third")]);

        Assert.StartsWith(Path.Combine(_folder, "second"), writer.Write());
        (await Check(File(folders: [blocked, Path.Combine(_folder, "second")])).RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task A_beat_of_long_ago_in_a_better_place_does_not_hide_a_young_one()
    {
        string[] folders = [Path.Combine(_folder, "first"), Path.Combine(_folder, "second")];
        File(folders: folders).Write();
        _clock.Pass(seconds: 100);
        File(folders: [folders[1]]).Write();

        (await Check(File(folders: folders)).RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task Where_nothing_can_be_written_that_is_the_reason()
    {
        var blocked = Path.Combine(_folder, "no-folder");
        await System.IO.File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        var file = new HeartbeatFile(new HeartbeatFileOptions { Path = Path.Combine(blocked, "beat") });

        Assert.Throws<IOException>(file.Write);
        (await Check(file).RunAsync()).AssertFailed(CheckReasons.Unwritable);
    }

    [Fact]
    public void An_unprivileged_user_goes_on_to_the_next_place()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Becoming somebody else needs Linux and root.");
        var own = Directory.CreateDirectory(Path.Combine(_folder, "root")).FullName;
        var open = Directory.CreateDirectory(Path.Combine(_folder, "open")).FullName;
        Allow(own, 0b111_000_000);
        Allow(_folder, 0b111_101_101);
        Allow(open, 0b111_111_111);

        UnprivilegedThread.Run(() =>
        {
            Assert.StartsWith(open, File(folders: [own, open]).Write());
            Assert.True(File(folders: [own, open]).IsWritable());
            Assert.False(File(folders: [own]).IsWritable());
            Assert.Throws<IOException>(File(folders: [own]).Write);
        });

        // Who may not look into a folder learns nothing from it, and does not take that for a beat.
        File(folders: [own]).Write();
        UnprivilegedThread.Run(() =>
        {
            var reading = File(folders: [own]).Read();
            Assert.Null(reading.Age);
            Assert.IsType<UnauthorizedAccessException>(reading.Failure);
        });
    }

    [Fact]
    public async Task On_a_file_system_that_is_read_only_the_next_place_is_taken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a file system needs Linux and root.");
        var mount = Directory.CreateDirectory(Path.Combine(_folder, "read-only")).FullName;
        var open = Directory.CreateDirectory(Path.Combine(_folder, "open")).FullName;
        var (exitCode, output) = await DotNet.StartAsync("mount", _folder, ["-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", mount]);
        Assert.SkipUnless(exitCode == 0, $"No file system can be mounted here: {output}");
        try
        {
            Assert.StartsWith(open, File(folders: [mount, open]).Write());
            Assert.Throws<IOException>(File(folders: [mount]).Write);
            (await Check(File(folders: [mount])).RunAsync()).AssertFailed(CheckReasons.Unwritable);
        }
        finally
        {
            await DotNet.StartAsync("umount", Path.GetTempPath(), [mount]);
        }
    }

    [Fact]
    public void Nobody_elses_link_is_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        var victim = Path.Combine(_folder, "victim");
        System.IO.File.WriteAllText(victim, "mine");
        var path = Path.Combine(_folder, "beat");
        System.IO.File.CreateSymbolicLink(path, victim);
        System.IO.File.CreateSymbolicLink($"{path}.{Environment.ProcessId}", victim);

        new HeartbeatFile(new HeartbeatFileOptions { Path = path }).Write();

        Assert.Equal("mine", System.IO.File.ReadAllText(victim));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    [Fact]
    public async Task Who_reads_while_it_is_written_always_finds_a_beat()
    {
        var file = new HeartbeatFile(new HeartbeatFileOptions { Path = Path.Combine(_folder, "beat") });
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
        var file = new HeartbeatFile(Configured(("HeartbeatFile", Path.Combine(_folder, "beat")), ("HeartbeatIntervalSeconds", "0.5"), ("HeartbeatMaxAgeSeconds", " 5 ")));

        Assert.Equal((TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5)), (file.Interval, file.MaxAge));
        Assert.Equal(Path.Combine(_folder, "beat"), file.Write());
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        var file = new HeartbeatFile(Configured(("HeartbeatFile", " "), ("HeartbeatMaxAgeSeconds", "")));

        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), (file.Interval, file.MaxAge));
        Assert.Null(new HeartbeatFileOptions().Path);
        Assert.Equal(Path.Combine(_folder, "HealthChecks.Checks.Tests.heartbeat"), File().Write());
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
        () => Check(File()).RunUntilAsync(new CancellationToken(canceled: true)));

    private static void Allow(string folder, int mode)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(folder, (UnixFileMode)mode);
    }

    private static HeartbeatFileHealthCheck Check(HeartbeatFile file) => new(file);

    private static IConfiguration Configured(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(static each => "HealthChecks:" + each.Name, static each => (string?)each.Value))
        .Build();

    private HeartbeatFile File(string machine = ThisMachine, params string[] folders) =>
        new(new HeartbeatFileOptions(), folders.Length > 0 ? folders : [_folder], machine, _clock);
}
