using HealthChecks.Checks.Tests.Fakes;
using HealthChecks.Testing;

namespace HealthChecks.Checks.Tests.Heartbeats;

/// <summary>Where a heartbeat file can be written, and where not.</summary>
public sealed class HeartbeatFilePlacesTests : HeartbeatFolder
{
    [Fact]
    public async Task Folders_that_are_missing_are_created_again_and_again()
    {
        var options = new HeartbeatFileOptions { Path = Path.Combine(Root, "a", "b", "beat") };
        var file = new HeartbeatFile(options);
        for (var time = 0; time < 2; time++)
        {
            file.Write();
            (await Check(file).RunAsync()).AssertHealthy("sinceBeatMs");
            Directory.Delete(Path.Combine(Root, "a"), recursive: true);
            (await Check(file).RunAsync()).AssertFailed(CheckReasons.HeartbeatMissing);
        }
    }

    [Fact]
    public async Task The_first_place_that_takes_it_has_it_and_the_reader_looks_into_all()
    {
        var blocked = Path.Combine(Root, "no-folder");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        var writer = Beat(folders: [blocked, Path.Combine(Root, "second"), Path.Combine(Root, "third")]);

        Assert.StartsWith(Path.Combine(Root, "second"), writer.Write());
        (await Check(Beat(folders: [blocked, Path.Combine(Root, "second")])).RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task A_beat_of_long_ago_in_a_better_place_does_not_hide_a_young_one()
    {
        string[] folders = [Path.Combine(Root, "first"), Path.Combine(Root, "second")];
        Beat(folders: folders).Write();
        Clock.Pass(seconds: 100);
        Beat(folders: [folders[1]]).Write();

        (await Check(Beat(folders: folders)).RunAsync()).AssertHealthy("sinceBeatMs");
    }

    [Fact]
    public async Task Where_nothing_can_be_written_that_is_the_reason()
    {
        var blocked = Path.Combine(Root, "no-folder");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);
        var file = new HeartbeatFile(new HeartbeatFileOptions { Path = Path.Combine(blocked, "beat") });

        Assert.Throws<IOException>(file.Write);
        (await Check(file).RunAsync()).AssertFailed(CheckReasons.Unwritable);
    }

    [Fact]
    public void An_unprivileged_user_goes_on_to_the_next_place()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Becoming somebody else needs Linux and root.");
        var own = Directory.CreateDirectory(Path.Combine(Root, "root")).FullName;
        var open = Directory.CreateDirectory(Path.Combine(Root, "open")).FullName;
        Allow(own, 0b111_000_000);
        Allow(Root, 0b111_101_101);
        Allow(open, 0b111_111_111);

        UnprivilegedThread.Run(() =>
        {
            Assert.StartsWith(open, Beat(folders: [own, open]).Write());
            Assert.True(Beat(folders: [own, open]).IsWritable());
            Assert.False(Beat(folders: [own]).IsWritable());
            Assert.Throws<IOException>(Beat(folders: [own]).Write);
        });

        // Who may not look into a folder learns nothing from it, and does not take that for a beat.
        Beat(folders: [own]).Write();
        UnprivilegedThread.Run(() =>
        {
            var reading = Beat(folders: [own]).Read();
            Assert.Null(reading.Age);
            Assert.IsType<UnauthorizedAccessException>(reading.Failure);
        });
    }

    [Fact]
    public async Task On_a_file_system_that_is_read_only_the_next_place_is_taken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a file system needs Linux and root.");
        var mount = Directory.CreateDirectory(Path.Combine(Root, "read-only")).FullName;
        var open = Directory.CreateDirectory(Path.Combine(Root, "open")).FullName;
        var (exitCode, output) = await DotNet.StartAsync("mount", Root, ["-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", mount]);
        Assert.SkipUnless(exitCode == 0, $"No file system can be mounted here: {output}");
        try
        {
            Assert.StartsWith(open, Beat(folders: [mount, open]).Write());
            Assert.Throws<IOException>(Beat(folders: [mount]).Write);
            (await Check(Beat(folders: [mount])).RunAsync()).AssertFailed(CheckReasons.Unwritable);
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
        var victim = Path.Combine(Root, "victim");
        File.WriteAllText(victim, "mine");
        var path = Path.Combine(Root, "beat");
        File.CreateSymbolicLink(path, victim);
        File.CreateSymbolicLink($"{path}.{Environment.ProcessId}", victim);

        new HeartbeatFile(new HeartbeatFileOptions { Path = path }).Write();

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Null(new FileInfo(path).LinkTarget);
    }

    private static void Allow(string folder, int mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)mode);
    }
}
