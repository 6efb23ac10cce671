using System.Globalization;
using System.Net.NetworkInformation;

namespace HealthChecks;

/// <summary>What has gone through the network interfaces since they came up, without the loopback.</summary>
internal readonly record struct NetworkTraffic(long ReceivedBytes, long SentBytes, long ReceivedPackets, long SentPackets)
{
    /// <summary>The sum over all interfaces; null when nothing says so.</summary>
    /// <param name="root">The folder that holds <c>proc</c>.</param>
    public static NetworkTraffic? Read(string root)
    {
        try
        {
            var file = Path.Combine(root, "proc/net/dev");
            if (File.Exists(file))
                return Parse(File.ReadLines(file));
            return OperatingSystem.IsLinux() ? null : Ask();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NetworkInformationException)
        {
            return null;
        }
    }

    private static NetworkTraffic Parse(IEnumerable<string> lines)
    {
        var sum = default(NetworkTraffic);
        foreach (var line in lines)
        {
            // name: bytes packets errs drop fifo frame compressed multicast | bytes packets …; the two lines above have no colon
            if (line.Split(':') is not [var name, var counters] || name.Trim() == "lo")
                continue;

            var fields = counters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 9)
                sum = sum.Plus(Number(fields[0]), Number(fields[8]), Number(fields[1]), Number(fields[9]));
        }

        return sum;
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static NetworkTraffic Ask()
    {
        var sum = default(NetworkTraffic);
        foreach (var adapter in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (adapter.NetworkInterfaceType == NetworkInterfaceType.Loopback)
                continue;

            var counters = adapter.GetIPStatistics();
            sum = sum.Plus(counters.BytesReceived, counters.BytesSent, counters.UnicastPacketsReceived, counters.UnicastPacketsSent);
        }

        return sum;
    }

    private NetworkTraffic Plus(long receivedBytes, long sentBytes, long receivedPackets, long sentPackets) =>
        new(ReceivedBytes + receivedBytes, SentBytes + sentBytes, ReceivedPackets + receivedPackets, SentPackets + sentPackets);
}
