using System.Globalization;

namespace HealthChecks;

/// <summary>Where a server is. Port 0 stands for the usual one.</summary>
internal sealed record ServerAddress(string Host, int Port)
{
    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[address]:port</c>; null when it is none of them.</summary>
    public static ServerAddress? Parse(string text)
    {
        text = text.Trim();
        var bracket = text.StartsWith('[') ? text.IndexOf(']') : -1;
        var colon = text.IndexOf(':', bracket + 1);
        var host = colon < 0 ? text : text[..colon];
        var port = 0;
        if (colon >= 0)
        {
            var isNumber = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
            if (!isNumber || port is < 1 or > 65535)
                return null;
        }

        host = bracket > 0 && host.Length == bracket + 1 ? host[1..bracket] : host;
        return host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown ? null : new ServerAddress(host, port);
    }
}
