using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HealthChecks;

/// <summary>Opens what a <see cref="ProbeServer"/> listens on.</summary>
internal static class ProbeSockets
{
    private const string Setting = "HealthChecks:Socket";

    // What sockaddr_un has room for beside the byte that ends it, there and on the BSDs.
    private static readonly int MostPathBytes = OperatingSystem.IsLinux() || OperatingSystem.IsWindows() ? 107 : 103;

    /// <summary>
    /// A Unix socket that only the process's own user can open. A file that a process left behind which no longer runs is replaced; one behind
    /// which somebody listens is not.
    /// </summary>
    /// <exception cref="InvalidOperationException">The socket cannot be opened: the message says why, and what to do.</exception>
    public static Socket OpenUnix(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            ThrowIfTooLong(path);
            var endpoint = new UnixDomainSocketEndPoint(path);
            if (File.Exists(path))
            {
                if (IsAnswered(endpoint))
                    throw new InvalidOperationException($"Another process answers on the health socket '{path}'; set {Setting} to a path of its own for each.");
                if (new FileInfo(path).Length > 0)
                    throw new InvalidOperationException($"The health socket '{path}' cannot be opened: there is a file of that name, which is no socket. Set {Setting} to another path.");
                File.Delete(path);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            socket.Bind(endpoint);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen();
            return socket;
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is not (SocketException or IOException or UnauthorizedAccessException or ArgumentException))
                throw;
            throw new InvalidOperationException($"The health socket '{path}' cannot be opened: {exception.Message} Set {Setting} to a path that this process may write.", exception);
        }
    }

    /// <summary>A port on every address of the machine.</summary>
    /// <exception cref="InvalidOperationException">The port cannot be opened: the message says why, and what to do.</exception>
    public static Socket OpenPort(int port)
    {
        var socket = Socket.OSSupportsIPv6
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { DualMode = true }
            : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, port));
            socket.Listen();
            return socket;
        }
        catch (Exception exception)
        {
            socket.Dispose();
            if (exception is not SocketException)
                throw;
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The liveness listener's port {port} cannot be opened: {exception.Message} Set HealthChecks:LivenessListenerPort to a free one."),
                exception);
        }
    }

    private static void ThrowIfTooLong(string path)
    {
        var bytes = Encoding.UTF8.GetByteCount(path);
        if (bytes > MostPathBytes)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The health socket '{path}' cannot be opened: its path is {bytes} bytes long, and the system allows a socket {MostPathBytes}. Set {Setting} to a shorter one."));
        }
    }

    private static bool IsAnswered(UnixDomainSocketEndPoint endpoint)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(endpoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
