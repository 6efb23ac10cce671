using System.Net;

namespace HealthChecks;

/// <summary>Addresses and networks, as a setting lists them.</summary>
internal sealed class NetworkList
{
    private readonly IPNetwork[] _networks;

    private NetworkList(IPNetwork[] networks) => _networks = networks;

    /// <summary>Whether an address of this machine to itself is in one of them.</summary>
    public bool HasLoopback => Contains(IPAddress.Loopback) || Contains(IPAddress.IPv6Loopback);

    /// <summary>Reads a setting.</summary>
    /// <returns>The networks; null for none.</returns>
    /// <exception cref="InvalidOperationException">One of them is none.</exception>
    public static NetworkList? Parse(string? text, string setting)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var networks = new IPNetwork[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            networks[i] = Read(parts[i]) ?? throw new InvalidOperationException(
                $"{setting} of the health endpoints has '{parts[i]}', which is no address and no network; use such as 10.0.0.0/8 or 10.1.2.3, with commas between them.");
        }

        return new NetworkList(networks);
    }

    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in _networks)
        {
            if (network.Contains(plain))
                return true;
        }

        return false;
    }

    // Bits beyond the prefix are no mistake that anybody would want to be stopped by.
    private static IPNetwork? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
            return null;
        var bytes = address.GetAddressBytes();
        var prefix = bytes.Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), out prefix) || prefix < 0 || prefix > bytes.Length * 8))
            return null;

        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), prefix);
    }
}
