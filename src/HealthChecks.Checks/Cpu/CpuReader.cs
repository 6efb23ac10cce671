using System.Buffers.Text;
using System.Diagnostics;

namespace HealthChecks;

/// <summary>
/// Finds the processor time that this process lives on: its container's where one has a quota, else the host's, else its own.
/// </summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class CpuReader(string root, TimeProvider time)
{
    /// <summary>How many of the ticks in <c>/proc/stat</c> make a second; the same on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private readonly string _hostFile = Path.Combine(root, "proc/stat");
    private readonly string _processorsFile = Path.Combine(root, "sys/devices/system/cpu/online");
    private readonly CpuControlGroup _controlGroup = new(root);

    /// <summary>Takes a sample.</summary>
    public CpuSample Read()
    {
        var processors = CountProcessors();

        // A quota of as many processors as the host has, or more, is none.
        if (_controlGroup.Read(noLimit: processors) is var (folder, cores, used))
            return new CpuSample(folder, cores, used, SecondsNow() * cores);
        return ReadHost(processors) ?? ReadProcess();
    }

    private CpuSample? ReadHost(int processors)
    {
        Span<byte> buffer = stackalloc byte[256];
        var text = StatFile.Read(_hostFile, buffer);

        // cpu  user nice system idle iowait irq softirq steal guest guest_nice: guests are in user and nice already
        if (!text.StartsWith("cpu "u8))
            return null;

        text = text[4..];
        double total = 0;
        double unused = 0;
        for (var field = 0; field < 8; field++)
        {
            text = text.TrimStart((byte)' ');
            if (!Utf8Parser.TryParse(text, out long ticks, out var length))
                return null;

            total += ticks;
            unused += field is 3 or 4 ? ticks : 0;
            text = text[length..];
        }

        return new CpuSample(_hostFile, processors, (total - unused) / TicksPerSecond, total / TicksPerSecond);
    }

    private CpuSample ReadProcess()
    {
        using var process = Process.GetCurrentProcess();
        var cores = Environment.ProcessorCount;
        return new CpuSample("process", cores, process.TotalProcessorTime.TotalSeconds, SecondsNow() * cores);
    }

    /// <summary>Those of the host; what the runtime counts is rounded to the container's quota already.</summary>
    private int CountProcessors()
    {
        // "0-3,5"
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var text = StatFile.Read(_processorsFile, buffer);
        var count = 0;
        while (Utf8Parser.TryParse(text, out int first, out var length))
        {
            var last = first;
            text = text[length..];
            if (text is [(byte)'-', ..] && Utf8Parser.TryParse(text[1..], out last, out length))
                text = text[(length + 1)..];

            count += last - first + 1;
            if (text is [(byte)',', ..])
                text = text[1..];
        }

        return count > 0 ? count : Environment.ProcessorCount;
    }

    private double SecondsNow() => (double)time.GetTimestamp() / time.TimestampFrequency;
}
