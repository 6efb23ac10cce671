namespace HealthChecks.Testing.Servers;

/// <summary>What HAProxy says of one server.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="IsUp">Whether it is sent requests, and is not on its way down or up.</param>
/// <param name="Requests">How many it has been sent.</param>
/// <param name="Retries">How many of them were sent to it again.</param>
/// <param name="Redispatches">How many of them were sent to another server then.</param>
public sealed record HaProxyBackendServer(string Name, bool IsUp, long Requests, long Retries, long Redispatches);
