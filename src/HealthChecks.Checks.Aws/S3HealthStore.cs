using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace HealthChecks;

/// <summary>A bucket of Amazon S3, or of a store that speaks its protocol, for <see cref="StorageHealthCheck"/>.</summary>
/// <remarks>In a bucket with versions the version that was put is deleted, and no delete marker stays; where that is not allowed, the object.</remarks>
public sealed class S3HealthStore : IListingHealthStore
{
    /// <summary>
    /// What a cancelled put is left to finish. Cut off, it could still arrive at the store after the object was deleted.
    /// </summary>
    private static readonly TimeSpan PutGrace = TimeSpan.FromSeconds(1);

    private readonly IAmazonS3 _client;
    private readonly string _bucket;
    private readonly ConcurrentDictionary<string, string> _versions = new();

    /// <summary>Makes a store of a bucket.</summary>
    /// <param name="client">The client, as the application itself uses it.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="bucket"/> is blank.</exception>
    public S3HealthStore(IAmazonS3 client, string bucket)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _bucket = string.IsNullOrWhiteSpace(bucket)
            ? throw new ArgumentException("The bucket is blank: give the name of the one that the application uses.", nameof(bucket))
            : bucket;
    }

    /// <inheritdoc />
    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource();
        using var cancellation = cancellationToken.Register(() => limit.CancelAfter(PutGrace));
        using var stream = new MemoryStream(content.ToArray(), writable: false);

        // In one piece: there are stores that do not know chunks.
        var request = new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = stream, AutoCloseStream = false, UseChunkEncoding = false };
        var response = await _client.PutObjectAsync(request, limit.Token).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(response.VersionId))
            _versions[key] = response.VersionId;
    }

    /// <inheritdoc />
    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetObjectAsync(new GetObjectRequest { BucketName = _bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            using var content = new MemoryStream();
            await response.ResponseStream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            return content.ToArray();
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var request = new DeleteObjectRequest { BucketName = _bucket, Key = key };
        if (_versions.TryRemove(key, out var version))
        {
            request.VersionId = version;
            try
            {
                await _client.DeleteObjectAsync(request, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.Forbidden)
            {
                request.VersionId = null;
            }
        }

        await _client.DeleteObjectAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ListAsync(string prefix, int maximum, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix, MaxKeys = maximum };
        var response = await _client.ListObjectsV2Async(request, cancellationToken).ConfigureAwait(false);

        // Null in place of none.
        return response.S3Objects is { } found ? [.. found.Select(static each => each.Key)] : [];
    }
}
