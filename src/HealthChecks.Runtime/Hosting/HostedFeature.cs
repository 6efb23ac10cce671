namespace HealthChecks;

/// <summary>
/// Stands among the services for a hosted service that was added. A <c>typeof</c> of the hosted service in its place would keep its code in every native binary.
/// </summary>
internal sealed class HostedFeature
{
    public static readonly HostedFeature Publishers = new();
    public static readonly HostedFeature Sockets = new();
    public static readonly HostedFeature Transitions = new();
}
