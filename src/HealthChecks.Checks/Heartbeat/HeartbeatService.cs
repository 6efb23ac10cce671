using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Beats into a file as long as the host runs and its thread pool gets to its work; the file is removed when the host stops. Added by
/// <c>services.AddHeartbeatFile()</c>.
/// </summary>
/// <remarks>A file that cannot be written is logged, once until it can be again, and does not stop the host.</remarks>
/// <param name="file">The file.</param>
/// <param name="logger">For what cannot be written.</param>
public sealed partial class HeartbeatService(HeartbeatFile file, ILogger<HeartbeatService> logger) : BackgroundService
{
    private readonly HeartbeatFile _file = file ?? throw new ArgumentNullException(nameof(file));
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    private string? _path;
    private bool _failed;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_file.Interval);
        try
        {
            do
            {
                Beat();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            _file.Remove();
        }
    }

    private void Beat()
    {
        try
        {
            var path = _file.Write();
            if (path != _path || _failed)
                Written(path);
            (_path, _failed) = (path, false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_failed)
                Unwritable(exception);
            _failed = true;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The heartbeat file is {Path}", EventName = "HeartbeatWritten")]
    private partial void Written(string path);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The heartbeat file cannot be written; whoever reads it takes the application for dead",
        EventName = "HeartbeatUnwritable")]
    private partial void Unwritable(Exception exception);
}
