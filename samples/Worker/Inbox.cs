namespace Worker;

/// <summary>The folder that jobs arrive in, a file each: below the temporary folder, unless <c>Inbox:Path</c> says otherwise.</summary>
public sealed class Inbox(IConfiguration configuration)
{
    public string Path { get; } = configuration["Inbox:Path"] ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "worker-inbox");

    public IEnumerable<string> Jobs => Directory.EnumerateFiles(Path);

    public Task AddAsync(ReadOnlyMemory<byte> job, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(System.IO.Path.Combine(Path, $"{Guid.NewGuid():N}"), job, cancellationToken);

    /// <summary>How many jobs wait, and for how long the oldest does.</summary>
    public QueueFigures Figures
    {
        get
        {
            var folder = new DirectoryInfo(Path);
            if (!folder.Exists)
                throw new HealthCheckException("inbox-missing", message: "The folder that jobs arrive in does not exist.");

            var arrivals = folder.EnumerateFiles().Select(static job => job.LastWriteTimeUtc).ToList();
            return new QueueFigures { Depth = arrivals.Count, OldestAge = arrivals.Count > 0 ? DateTime.UtcNow - arrivals.Min() : null };
        }
    }
}
