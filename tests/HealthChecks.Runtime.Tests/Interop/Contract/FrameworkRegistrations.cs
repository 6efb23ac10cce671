using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>Engines of an application that registers its checks as the framework has it.</summary>
internal static class FrameworkRegistrations
{
    public static EngineUnderTest WithRegistrations(Action<IHealthChecksBuilder> checks, FakeTimeProvider? clock = null) => EngineUnderTest.Of(
        Declare.Registry([new HealthSubsetDefinition("readiness")]),
        clock,
        services => checks(services.AddHealthChecks()));
}
