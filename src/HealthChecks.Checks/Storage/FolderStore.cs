using System.IO.Enumeration;

namespace HealthChecks;

/// <summary>
/// The files of a folder, by name. Every call is over when it returns, because there is no other way of asking a file system that a
/// token could end: what hangs, hangs.
/// </summary>
internal sealed class FolderStore(string folder) : IListingHealthStore
{
    /// <summary>As much as a file of the check holds; a longer one is somebody else's.</summary>
    private const int MaximumLength = 16;

    private static readonly EnumerationOptions Plain = new() { AttributesToSkip = FileAttributes.None };

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

    /// <summary>Small files; no folders, and no links to what may be elsewhere.</summary>
    public Task<IReadOnlyList<string>> ListAsync(string prefix, int maximum, CancellationToken cancellationToken)
    {
        var names = new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Plain)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                // A folder may be long.
                cancellationToken.ThrowIfCancellationRequested();
                return entry.FileName.StartsWith(prefix, StringComparison.Ordinal)
                    && (entry.Attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint)) == 0
                    && entry.Length <= MaximumLength;
            },
        };
        return Task.FromResult<IReadOnlyList<string>>([.. names.Take(maximum)]);
    }

    private string FileOf(string key) => Path.Combine(folder, key);
}
