using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

public sealed class StopTwiceTests
{
    [Fact]
    public async Task A_host_that_two_stop_at_once_may_be_disposed_before_the_second_is_through()
    {
        var engine = EngineUnderTest.Of(
            Declare.Registry([new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck())),
            services: static services => services
                .AddHealthTransitionListener<Listener>()
                .AddSingleton<IHealthCheckPublisher, Publisher>()
                .AddHealthPublishers());
        await engine.StartHostedServicesAsync();
        var services = engine.Services.GetServices<IHostedService>().ToList();
        await engine.StopHostedServicesAsync();
        await engine.DisposeAsync();

        foreach (var service in services)
            await service.StopAsync(CancellationToken.None);
    }

    private sealed class Listener : IHealthTransitionListener
    {
        public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken) => default;
    }

    private sealed class Publisher : IHealthCheckPublisher
    {
        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
