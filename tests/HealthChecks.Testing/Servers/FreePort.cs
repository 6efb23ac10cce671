using System.Net;
using System.Net.Sockets;

namespace HealthChecks.Testing.Servers;

/// <summary>Finds ports for servers that tests start.</summary>
public static class FreePort
{
    /// <summary>A port of the loopback interface that nobody listens on just now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
