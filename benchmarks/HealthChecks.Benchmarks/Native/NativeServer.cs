using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HealthChecks.Benchmarks.Http;

namespace HealthChecks.Benchmarks.Native;

/// <summary>A native web application that has been started and has answered its first probe.</summary>
internal sealed class NativeServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private NativeServer(Process process, int port, TimeSpan firstHealthyAfter)
    {
        _process = process;
        Port = port;
        FirstHealthyAfter = firstHealthyAfter;
    }

    public int Port { get; }

    /// <summary>From before the process was started to the first healthy answer.</summary>
    public TimeSpan FirstHealthyAfter { get; }

    public static NativeServer Start(string name)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(NativeBinaries.PathOf(name)) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Logging__LogLevel__Default"] = "None";
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (true)
        {
            try
            {
                if (Prober.Ask(port, ProbePaths.Readiness).Passed)
                    return new NativeServer(process, port, Stopwatch.GetElapsedTime(started));
            }
            catch (SocketException) when (!process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                // Not listening yet.
            }

            Thread.Sleep(1);
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
