using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Tests;

/// <summary>
/// A real control group with limits, of the version that this machine has, and a process in it that holds memory and keeps a processor
/// busy.
/// </summary>
internal sealed class LimitedGroup : IAsyncDisposable
{
    private const string MountPoint = "/sys/fs/cgroup";

    /// <summary>Joins the groups that it is told; then a pipe's end keeps what it gets in memory, and the shell itself runs in circles.</summary>
    private const string Script =
        """
        for group in "$@"; do echo $$ > "$group/cgroup.procs"; done
        (head -c 40000000 /dev/zero; sleep 600) | tail &
        while :; do :; done
        """;

    private readonly List<string> _folders = [];
    private ServerProcess? _process;

    /// <summary>A folder in which <c>proc</c> and <c>sys</c> are as that process sees them.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("healthchecks-group-").FullName;

    /// <summary>Makes the group and starts the process; ends the test as skipped, with the reason, where that cannot be done.</summary>
    public static async Task<LimitedGroup> StartAsync(long memoryBytes, int cpuQuotaMicroseconds)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Making a control group needs Linux and root.");
        var group = new LimitedGroup();
        try
        {
            group.Make(memoryBytes, cpuQuotaMicroseconds);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await group.DisposeAsync();
            Assert.Skip($"No control group with limits can be made here: {exception.Message}");
        }

        await group.StartProcessAsync();
        return group;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        foreach (var folder in _folders)
            await RemoveAsync(folder);
        Directory.Delete(Root, recursive: true);
    }

    private void Make(long memoryBytes, int cpuQuotaMicroseconds)
    {
        var name = $"healthchecks-test-{Guid.NewGuid():N}";
        if (Directory.Exists($"{MountPoint}/memory"))
        {
            string[] controllers = ["memory", "cpu", "cpuacct"];
            foreach (var controller in controllers)
                Add($"{MountPoint}/{controller}/{name}");
            File.WriteAllText($"{_folders[0]}/memory.limit_in_bytes", $"{memoryBytes}");
            File.WriteAllText($"{_folders[1]}/cpu.cfs_quota_us", $"{cpuQuotaMicroseconds}");
        }
        else
        {
            File.WriteAllText($"{MountPoint}/cgroup.subtree_control", "+memory +cpu");
            Add($"{MountPoint}/{name}");
            File.WriteAllText($"{_folders[0]}/memory.max", $"{memoryBytes}");
            File.WriteAllText($"{_folders[0]}/cpu.max", $"{cpuQuotaMicroseconds} 100000");
        }
    }

    private void Add(string folder)
    {
        Directory.CreateDirectory(folder);
        _folders.Add(folder);
    }

    private async Task StartProcessAsync()
    {
        _process = ServerProcess.Start(["sh", "-c", Script, "sh", .. _folders]);
        var usageFile = Directory.GetFiles(_folders[0]).Single(static file => Path.GetFileName(file) is "memory.current" or "memory.usage_in_bytes");
        await _process.WaitUntilAsync(
            async () => long.Parse(await File.ReadAllTextAsync(usageFile), System.Globalization.CultureInfo.InvariantCulture) > 40_000_000,
            TimeSpan.FromSeconds(60));

        var member = (await File.ReadAllLinesAsync($"{_folders[0]}/cgroup.procs"))[0];
        Directory.CreateDirectory($"{Root}/proc");
        Directory.CreateSymbolicLink($"{Root}/proc/self", $"/proc/{member}");
        File.CreateSymbolicLink($"{Root}/proc/meminfo", "/proc/meminfo");
        File.CreateSymbolicLink($"{Root}/proc/stat", "/proc/stat");
        Directory.CreateSymbolicLink($"{Root}/sys", "/sys");
    }

    /// <summary>The kernel lets go of a group a moment after its last process has ended.</summary>
    private static async Task RemoveAsync(string folder)
    {
        for (var attempt = 0; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }
}
