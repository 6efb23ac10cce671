using Amazon.S3;

namespace HealthChecks;

/// <summary>
/// Whether a bucket of Amazon S3, or of a store that speaks its protocol, keeps what it is given: puts an object under a key of its own,
/// finds it, gets it back, compares, deletes it, and sees that it is gone.
/// </summary>
/// <remarks>
/// The object is deleted on every way out, also when the run fails or is cancelled. Set <see cref="StorageHealthCheck.DeleteIsEventual"/> for
/// a store in which a deleted object may still be seen for a while. The client's exceptions go to the log only.
/// </remarks>
/// <param name="client">The client, as the application itself uses it.</param>
/// <param name="bucket">The bucket's name.</param>
/// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
/// <exception cref="ArgumentException"><paramref name="bucket"/> is blank.</exception>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class S3HealthCheck(IAmazonS3 client, string bucket) : StorageHealthCheck(new S3HealthStore(client, bucket));
