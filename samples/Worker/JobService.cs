namespace Worker;

/// <summary>Does the jobs in the inbox, one after another.</summary>
public sealed partial class JobService(Inbox inbox, Heartbeat heartbeat, ILogger<JobService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(inbox.Path);
        while (!stoppingToken.IsCancellationRequested)
        {
            heartbeat.Beat();
            foreach (var job in inbox.Jobs)
            {
                Done(Path.GetFileName(job));
                File.Delete(job);
                heartbeat.Beat();
            }

            await Task.Delay(BetweenLooks, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Job {Job} is done")]
    private partial void Done(string job);
}
