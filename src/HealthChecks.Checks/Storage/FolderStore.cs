namespace HealthChecks;

/// <summary>
/// The files of a folder, by name. Every call is over when it returns, because there is no other way of asking a file system that a
/// token could end: what hangs, hangs.
/// </summary>
internal sealed class FolderStore(string folder) : IHealthStore
{
    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = File.OpenHandle(FileOf(key), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, content.Span, fileOffset: 0);

        // Until then it is in the system's memory only, which takes it whatever state the disk is in.
        RandomAccess.FlushToDisk(file);
        return Task.CompletedTask;
    }

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(File.Exists(FileOf(key)));
    }

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<byte[]?>(File.ReadAllBytes(FileOf(key)));
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        File.Delete(FileOf(key));
        return Task.CompletedTask;
    }

    private string FileOf(string key) => Path.Combine(folder, key);
}
