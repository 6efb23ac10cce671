namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A folder that looks like the root of a Linux system, as far as the checks look at it.</summary>
internal sealed class KernelFiles : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("healthchecks-kernel-").FullName;

    public KernelFiles With(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public KernelFiles WithHost(long totalKilobytes, long availableKilobytes) => With(
        "proc/meminfo",
        $"""
        MemTotal:       {totalKilobytes} kB
        MemFree:              12 kB
        MemAvailable:   {availableKilobytes} kB
        Buffers:              34 kB

        """);

    /// <summary>The group of this process, with <c>/proc/self/cgroup</c> as a host with version 2 has it.</summary>
    public KernelFiles InGroup2(string group) => With("proc/self/cgroup", $"0::{group}\n");

    /// <summary>As a host with version 1 has it, which lists version 2 as well.</summary>
    public KernelFiles InGroup1(string group) =>
        With("proc/self/cgroup", $"12:pids:{group}\n11:cpu,cpuacct:{group}\n4:memory:{group}\n1:name=systemd:{group}\n0::/elsewhere\n");

    public KernelFiles WithGroup2(string group, string limit, long current, long inactiveFile = 0) =>
        With($"sys/fs/cgroup{group}/memory.max", limit + "\n")
            .With($"sys/fs/cgroup{group}/memory.current", $"{current}\n")
            .With(
                $"sys/fs/cgroup{group}/memory.stat",
                $"anon 5\nfile 7\ninactive_anon 1\nactive_file 9\ninactive_file {inactiveFile}\nslab 3\n");

    public KernelFiles WithGroup1(string group, string limit, long usage, long inactiveFile = 0) =>
        With($"sys/fs/cgroup/memory{group}/memory.limit_in_bytes", limit + "\n")
            .With($"sys/fs/cgroup/memory{group}/memory.usage_in_bytes", $"{usage}\n")
            .With(
                $"sys/fs/cgroup/memory{group}/memory.stat",
                $"cache 1\ninactive_file 2\ntotal_cache 3\ntotal_inactive_file {inactiveFile}\n");

    /// <summary>
    /// What all processors have done since the start, in hundredths of a second. Half of the time without work was spent waiting for disks.
    /// </summary>
    public KernelFiles WithProcessors(string online, long busy, long idle) =>
        With("sys/devices/system/cpu/online", online + "\n")
            .With("proc/stat", $"cpu  {busy - 60} 10 20 {idle / 2} {idle - (idle / 2)} 5 10 15 40 0\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 12345\n");

    public KernelFiles WithCpu2(string group, string quota, long usedMicroseconds) =>
        With($"sys/fs/cgroup{group}/cpu.max", quota + "\n")
            .With($"sys/fs/cgroup{group}/cpu.stat", $"usage_usec {usedMicroseconds}\nuser_usec 5\nsystem_usec 7\nnr_periods 3\n");

    public KernelFiles WithCpu1(string folder, string group, long quota, long usedNanoseconds) =>
        With($"sys/fs/cgroup/{folder}{group}/cpu.cfs_quota_us", $"{quota}\n")
            .With($"sys/fs/cgroup/{folder}{group}/cpu.cfs_period_us", "100000\n")
            .With($"sys/fs/cgroup/{folder}{group}/cpuacct.usage", $"{usedNanoseconds}\n");

    public KernelFiles WithSupply(string name, params (string File, string Content)[] files)
    {
        foreach (var (file, content) in files)
            With($"sys/class/power_supply/{name}/{file}", content + "\n");
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
