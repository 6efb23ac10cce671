using System.Globalization;

namespace HealthChecks;

/// <summary>What a heartbeat file says: until when its writer was alive, by two clocks.</summary>
/// <param name="Machine">What is the same until the machine is restarted; empty where nothing is.</param>
/// <param name="UpMilliseconds">For how long the machine had been up, without the time that it slept.</param>
/// <param name="UnixMilliseconds">What the clock said.</param>
internal sealed record HeartbeatStamp(string Machine, long UpMilliseconds, long UnixMilliseconds)
{
    private const string Version = "heartbeat-1";

    /// <summary>Processes read the clocks with a grain of several milliseconds.</summary>
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(1);

    /// <summary>Now, by the clocks of a machine.</summary>
    public static HeartbeatStamp Now(string machine, TimeProvider time) => new(machine, UpTime(time), time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The stamp that a text says; null where it is none.</summary>
    public static HeartbeatStamp? Parse(string text)
    {
        var parts = text.Trim().Split(' ');
        return parts is [Version, var machine, var up, var unix]
            && long.TryParse(up, NumberStyles.None, CultureInfo.InvariantCulture, out var upMilliseconds)
            && long.TryParse(unix, NumberStyles.None, CultureInfo.InvariantCulture, out var unixMilliseconds)
            ? new HeartbeatStamp(machine == "-" ? "" : machine, upMilliseconds, unixMilliseconds)
            : null;
    }

    /// <summary>How long ago it was; null where it is yet to come, which tells nothing.</summary>
    public TimeSpan? AgeOn(string machine, TimeProvider time)
    {
        var comparable = Machine.Length > 0 && Machine == machine;
        var age = TimeSpan.FromMilliseconds(comparable
            ? UpTime(time) - UpMilliseconds
            : time.GetUtcNow().ToUnixTimeMilliseconds() - UnixMilliseconds);
        if (age >= TimeSpan.Zero)
            return age;
        return age >= -ClockGrain ? TimeSpan.Zero : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Version} {(Machine.Length == 0 ? "-" : Machine)} {UpMilliseconds} {UnixMilliseconds}\n");

    /// <summary>On Linux the stamps of all processes have one origin, the start of the machine.</summary>
    private static long UpTime(TimeProvider time) => (long)time.GetElapsedTime(0).TotalMilliseconds;
}
