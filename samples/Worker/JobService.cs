using System.Diagnostics;

namespace Worker;

/// <summary>Does the jobs in the inbox, one after another.</summary>
public sealed partial class JobService(Inbox inbox, ILogger<JobService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private long _lookedAt = Stopwatch.GetTimestamp();

    /// <summary>How long ago the inbox was looked into.</summary>
    public TimeSpan LastLook => Stopwatch.GetElapsedTime(Interlocked.Read(ref _lookedAt));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(inbox.Path);
        while (!stoppingToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _lookedAt, Stopwatch.GetTimestamp());
            foreach (var job in inbox.Jobs)
            {
                Done(Path.GetFileName(job));
                File.Delete(job);
            }

            await Task.Delay(BetweenLooks, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Job {Job} is done")]
    private partial void Done(string job);
}
