namespace HealthChecks.Tests;

/// <summary>Stands in for the client of another package.</summary>
public sealed class KafkaClient
{
    public bool IsConnected { get; set; } = true;
}
