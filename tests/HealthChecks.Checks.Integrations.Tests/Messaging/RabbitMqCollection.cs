using HealthChecks.Testing.Servers;

namespace HealthChecks.Checks.Integrations.Tests.Messaging;

/// <summary>One broker for all classes of tests that need one: it takes seconds to start.</summary>
[CollectionDefinition(Name)]
public sealed class RabbitMqCollection : ICollectionFixture<RabbitMqServer>
{
    public const string Name = "RabbitMQ";
}
