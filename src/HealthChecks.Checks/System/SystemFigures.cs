using System.Globalization;

namespace HealthChecks;

/// <summary>Gathers what there is to say of a machine. What a system does not have is left out; what every system has is missed.</summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class SystemFigures(string root)
{
    private readonly List<string> _missed = [];

    public Dictionary<string, object> Data { get; } = new(24) { ["cores"] = Environment.ProcessorCount };

    /// <summary>What every system has, and could not be read.</summary>
    public IReadOnlyList<string> Missed => _missed;

    public void AddCpu(CpuUsage usage)
    {
        Data["cpuLimitCores"] = Math.Round(usage.Cores, 3);
        if (usage.Percent is { } percent)
            Data["cpuPercent"] = Math.Round(percent, 2);
    }

    public void AddMemory(MemoryUsage? read)
    {
        if (read is not { } memory)
        {
            _missed.Add("memory");
            return;
        }

        Data["memoryUsedPercent"] = Math.Round(memory.UsedPercent, 2);
        Data["memoryUsedBytes"] = memory.UsedBytes;
        Data["memoryAvailableBytes"] = memory.AvailableBytes;
        Data["memoryTotalBytes"] = memory.LimitBytes;
    }

    /// <summary>Adds the file system that a path is on.</summary>
    /// <returns>Why it could not be read, where the system says so; else null.</returns>
    public Exception? AddDisk(Func<string, DiskSpace> read, string path)
    {
        try
        {
            var disk = read(path);
            if (disk.UsedBytes + disk.FreeBytes <= 0)
            {
                _missed.Add("disk");
                return null;
            }

            Data["diskUsedPercent"] = Math.Round(disk.UsedPercent, 2);
            Data["diskUsedBytes"] = disk.UsedBytes;
            Data["diskFreeBytes"] = disk.FreeBytes;
            Data["diskTotalBytes"] = disk.TotalBytes;
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _missed.Add("disk");
            return exception;
        }
    }

    public void AddLoad()
    {
        if (LoadAverage.Read(root) is not { } load)
            return;

        Data["load1"] = load.Load1;
        Data["load5"] = load.Load5;
        Data["load15"] = load.Load15;
    }

    public void AddNetwork()
    {
        if (NetworkTraffic.Read(root) is not { } traffic)
            return;

        Data["networkReceivedBytes"] = traffic.ReceivedBytes;
        Data["networkSentBytes"] = traffic.SentBytes;
        Data["networkReceivedPackets"] = traffic.ReceivedPackets;
        Data["networkSentPackets"] = traffic.SentPackets;
    }

    public void AddUptime()
    {
        // "34624.42 23467.46": the second is the processors' idle time
        var seconds = StatFile.TryReadNumber(Path.Combine(root, "proc/uptime"), out var read) ? read : Environment.TickCount64 / 1000;
        var uptime = TimeSpan.FromSeconds(seconds);
        Data["uptimeSeconds"] = seconds;
        Data["uptime"] = uptime.ToString(@"d' d 'h' h 'm' min'", CultureInfo.InvariantCulture);
    }

    public void AddSensors()
    {
        if (Temperature.Hottest(root) is { } hottest)
        {
            Data["temperatureCelsius"] = Math.Round(hottest.Celsius, 1);
            Data["temperatureSensor"] = hottest.Sensor;
        }

        if (Battery.Read(root) is { } battery)
        {
            Data["batteryPercent"] = battery.Percent;
            Data["batteryDischarging"] = battery.IsDischarging;
        }
    }
}
