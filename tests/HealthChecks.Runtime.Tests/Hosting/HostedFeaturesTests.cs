using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests.Hosting;

/// <summary>What an application did not add is not there, and what it uses without having added it stops the start.</summary>
public sealed class HostedFeaturesTests
{
    [Theory]
    [InlineData("Socket")]
    [InlineData("LivenessListenerPort")]
    public async Task A_socket_that_nothing_would_open_stops_the_start(string setting)
    {
        await using var engine = Engine(services => services.Configure<HealthOptions>(options =>
        {
            if (setting == "Socket")
                options.Socket = "/run/health.sock";
            else
                options.LivenessListenerPort = 8081;
        }));

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(engine.StartHostedServicesAsync);

        Assert.Equal($"HealthChecks:{setting} is set, and nothing would listen there: call services.AddHealthSockets(), or remove the setting.", problem.Message);
    }

    [Fact]
    public async Task A_listener_that_nothing_would_tell_stops_the_start()
    {
        await using var engine = Engine(static services => services.AddSingleton<IHealthTransitionListener, Listener>());

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(engine.StartHostedServicesAsync);

        Assert.Contains("services.AddHealthTransitionListener<T>()", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task A_publisher_that_nobody_would_give_a_report_stops_the_start(bool framework, bool registration, bool stops)
    {
        await using var engine = Engine(services =>
        {
            services.AddSingleton<IHealthCheckPublisher, Publisher>();
            var builder = framework ? services.AddHealthChecks() : null;
            if (registration)
                builder!.AddCheck("other", new TestCheck(), tags: ["readiness"]);
        });

        var problem = await Record.ExceptionAsync(engine.StartHostedServicesAsync);

        Assert.Equal(stops, problem is InvalidOperationException);
        if (stops)
            Assert.Contains("services.AddHealthPublishers()", problem!.Message, StringComparison.Ordinal);
        await engine.StopHostedServicesAsync();
    }

    [Fact]
    public void A_feature_without_a_registry_says_what_to_add()
    {
        foreach (var (call, add) in new (string, Action<IServiceCollection>)[]
        {
            ("AddHealthSockets()", static services => services.AddHealthSockets()),
            ("AddHealthPublishers()", static services => services.AddHealthPublishers()),
            ("AddHealthTransitionListener()", static services => services.AddHealthTransitionListener<Listener>()),
        })
        {
            var services = new ServiceCollection();
            add(services);
            using var provider = services.BuildServiceProvider();

            var problem = Assert.Throws<InvalidOperationException>(() => provider.GetServices<IHostedService>().Count());

            Assert.StartsWith($"services.{call} serves a health registry, and none was added: call services.AddHealthRegistry<T>()", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_is_there_once_however_often_it_is_added()
    {
        var collection = new ServiceCollection();
        var before = collection.AddHealthSockets().AddHealthPublishers().AddHealthTransitionListener<Listener>().Count(IsHosted);

        collection.AddHealthSockets().AddHealthPublishers().AddHealthTransitionListener<Listener>();

        Assert.Equal(3, before);
        Assert.Equal(3, collection.Count(IsHosted));
        Assert.Equal(2, collection.Count(static service => service.ServiceType == typeof(IHealthTransitionListener)));
    }

    private static bool IsHosted(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService);

    private static EngineUnderTest Engine(Action<IServiceCollection> services) =>
        EngineUnderTest.Of(Declare.Readiness(Declare.Check("database", new TestCheck())), services: services);

    private sealed class Listener : IHealthTransitionListener
    {
        public ValueTask OnTransitionAsync(HealthTransition transition, CancellationToken cancellationToken) => default;
    }

    private sealed class Publisher : IHealthCheckPublisher
    {
        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
