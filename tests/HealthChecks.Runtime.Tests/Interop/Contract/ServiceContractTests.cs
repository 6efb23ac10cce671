using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>What those who ask the service, and publishers, may rely on.</summary>
/// <remarks>The numbers are those of the contract in <c>docs/compatibility.md</c>.</remarks>
public sealed class ServiceContractTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Contract", "12")]
    public async Task The_engine_is_the_frameworks_service_whichever_is_added_first(bool frameworkFirst)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        GivenRegistry.Next = Declare.Readiness(Declare.Check("database", new TestCheck()));
        if (frameworkFirst)
            services.AddHealthChecks();
        services.AddHealthRegistryCore<GivenRegistry>();
        if (!frameworkFirst)
            services.AddHealthChecks();
        await using var provider = services.BuildServiceProvider();

        Assert.IsType<EngineHealthCheckService>(Assert.Single(provider.GetServices<HealthCheckService>()));
        Assert.Equal(["database"], (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Keys);
    }

    [Fact]
    [Trait("Contract", "12")]
    public async Task The_predicate_is_asked_for_each_registration_and_only_those_run()
    {
        var chosen = new TestCheck();
        var other = new TestCheck();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", chosen, Declare.Membership("readiness")), Declare.Check("cache", other, [])),
            services: static services => services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: ["readiness"]));

        var report = await engine.Service.CheckHealthAsync(static registration => registration.Tags.Contains("readiness"));

        Assert.Equal(["database", "other"], report.Entries.Keys);
        Assert.Equal((1, 0), (chosen.Runs, other.Runs));
    }

    [Fact]
    [Trait("Contract", "14")]
    public async Task Publishers_get_reports_from_the_same_cells_as_probes()
    {
        var check = new TestCheck(static () => HealthCheckResult.Degraded("from the cell"));
        var publisher = new RecordingPublisher();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Declare.Check("database", check, fresh: 3600, maxAge: 3600)),
            services: services =>
            {
                services.AddHealthChecks().AddCheck("other", new TestCheck(), tags: ["readiness"]);
                services.AddSingleton<IHealthCheckPublisher>(publisher);
                services.Configure<HealthCheckPublisherOptions>(static options => options.Delay = TimeSpan.Zero);
            });

        await engine.StartHostedServicesAsync();
        await engine.ProbeAsync();
        var published = await publisher.First.InTimeAsync();
        await engine.StopHostedServicesAsync();

        Assert.Equal(HealthStatus.Degraded, published.Status);
        Assert.Equal("from the cell", published.Entries["database"].Description);
        Assert.Equal(HealthStatus.Healthy, published.Entries["other"].Status);
        Assert.Equal(1, check.Runs);
    }

    [Fact]
    public void Adding_the_same_registry_twice_does_nothing_and_another_one_is_an_error_that_names_IncludeRegistry()
    {
        var services = new ServiceCollection();
        GivenRegistry.Next = Declare.Readiness();
        services.AddHealthRegistryCore<GivenRegistry>();
        var count = services.Count;
        services.AddHealthRegistryCore<GivenRegistry>();
        Assert.Equal(count, services.Count);

        var problem = Assert.Throws<InvalidOperationException>(() => services.AddHealthRegistryCore<OtherRegistry>()).Message;
        Assert.Contains("[IncludeRegistry<OtherRegistry>] on GivenRegistry", problem, StringComparison.Ordinal);
    }

    private sealed class OtherRegistry : IHealthRegistry
    {
        public static HealthRegistryDefinition Definition => new("Tests.OtherRegistry");
    }

    private sealed class RecordingPublisher : IHealthCheckPublisher
    {
        private readonly TaskCompletionSource<HealthReport> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<HealthReport> First => _first.Task;

        public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
        {
            _first.TrySetResult(report);
            return Task.CompletedTask;
        }
    }
}
