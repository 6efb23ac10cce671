namespace HealthChecks.Testing.Servers;

/// <summary>How a load went.</summary>
/// <param name="Requests">How many requests were answered, with whatever status.</param>
/// <param name="BadResponses">How many of them with a status of 400 or more.</param>
/// <param name="SocketErrors">How many were not answered, or too late.</param>
public sealed record LoadResult(long Requests, long BadResponses, long SocketErrors)
{
    /// <summary>How many requests failed.</summary>
    public long Failed => BadResponses + SocketErrors;
}
