using System.Collections.Concurrent;
using System.Diagnostics;

namespace HealthChecks.Testing.Servers;

/// <summary>A server that a test started, with all processes that it starts itself.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int LinesKept = 10_000;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(Process process)
    {
        _process = process;

        // A test run that ends without disposing leaves no server behind.
        AppDomain.CurrentDomain.ProcessExit += Kill;
    }

    /// <summary>Whether the server has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What the server ended with.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines that the server wrote.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a server and returns at once.</summary>
    public static ServerProcess Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until the server answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time.</exception>
    public async Task WaitUntilAsync(Func<Task<bool>> answers, TimeSpan timeout)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await answers())
        {
            if (HasExited || Stopwatch.GetElapsedTime(started) > timeout)
                throw new InvalidOperationException($"The server {(HasExited ? "ended" : "did not answer")}:\n{Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>Stops all of its processes where they are; connections stay open and nothing answers.</summary>
    public void Suspend() => Signals.SuspendTree(_process.Id);

    /// <summary>Lets suspended processes go on.</summary>
    public void Resume() => Signals.SendToTree(_process.Id, Signals.Resume);

    /// <summary>Sends one of <see cref="Signals"/> to the server itself.</summary>
    public void Signal(int signal) => Signals.Send(_process.Id, signal);

    /// <summary>Asks the server to stop with the signal that it understands, and insists after a while.</summary>
    public async Task StopAsync(int signal)
    {
        if (!HasExited)
        {
            Resume();
            Signals.Send(_process.Id, signal);
            using var timeout = new CancellationTokenSource(StopTimeout);
            try
            {
                await _process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                Signals.SendToTree(_process.Id, Signals.Kill);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Kill(this, EventArgs.Empty);
        await _process.WaitForExitAsync();
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        _process.Dispose();
    }

    private void Kill(object? sender, EventArgs arguments)
    {
        if (!HasExited)
            Signals.SendToTree(_process.Id, Signals.Kill);
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _output.Enqueue(line);
        while (_output.Count > LinesKept)
            _output.TryDequeue(out _);
    }
}
