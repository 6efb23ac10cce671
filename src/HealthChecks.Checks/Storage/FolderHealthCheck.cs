using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Whether files can be kept in a folder: saves a small one under a name of its own, finds it, reads it back, compares, removes it, and
/// sees that it is gone.
/// </summary>
/// <remarks>
/// Blocking, because a network file system that hangs holds the thread that asks. The file is removed on every way out, also when the run
/// fails or is cancelled; one that a killed process left behind, a later run of any process removes. The folder is not created. How full it is, <see cref="DiskHealthCheck"/> tells.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Blocking = true, Dependency = DependencyScope.Local)]
public sealed class FolderHealthCheck : IHealthCheck
{
    private readonly IHealthStore _store;
    private readonly LeftoverSweep _leftovers;
    private readonly string _filePrefix = "healthcheck";

    /// <summary>Watches a folder.</summary>
    /// <param name="folder">The folder, as the application itself uses it; made absolute.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank, or no path.</exception>
    public FolderHealthCheck(string folder)
        : this(folder, static path => new FolderStore(path))
    {
    }

    internal FolderHealthCheck(string folder, Func<string, IHealthStore> open)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new ArgumentException(
                "The folder is blank: give the one that the application writes to, such as '/var/lib/orders'.",
                nameof(folder));
        }

        Folder = Path.GetFullPath(folder);
        _store = open(Folder);
        _leftovers = new LeftoverSweep(_store);
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Folder { get; }

    /// <summary>What the names of the files begin with; a hyphen and a GUID, new in every run, follow. Default <c>healthcheck</c>.</summary>
    /// <exception cref="ArgumentException">The value is blank, or no name for a file.</exception>
    public string FilePrefix
    {
        get => _filePrefix;
        init => _filePrefix = string.IsNullOrWhiteSpace(value) || value.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0
            ? throw new ArgumentException(
                "FilePrefix is no beginning of a file's name: leave out what names may not hold, as in 'healthcheck', and say where in the folder.",
                nameof(FilePrefix))
            : value;
    }

    /// <summary>
    /// When files are removed that processes left behind which were killed in the middle of a run: after they have been seen for so long,
    /// and for twice the check's timeout at least; null to remove none. Default 10 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 seconds or more than a day.</exception>
    public TimeSpan? RemoveLeftoversAfter
    {
        get => _leftovers.After;
        init => _leftovers.After = value;
    }

    internal TimeProvider Clock
    {
        init => _leftovers.Clock = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Directory.Exists(Folder))
            return Task.FromResult(HealthResults.Unhealthy(CheckReasons.PathMissing, "The folder does not exist, or may not be seen."));

        return new StorageRun(_store, _filePrefix, deleteIsEventual: false).RunAsync(_leftovers, context, cancellationToken);
    }
}
