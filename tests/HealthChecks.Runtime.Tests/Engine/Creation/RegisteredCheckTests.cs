using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>Checks that are classes: in the container, or constructed.</summary>
public sealed class RegisteredCheckTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton, 1)]
    [InlineData(ServiceLifetime.Scoped, 3)]
    [InlineData(ServiceLifetime.Transient, 3)]
    public async Task A_check_registered_in_the_container_wins_over_construction_with_the_lifetime_that_it_has_there(ServiceLifetime lifetime, int instances)
    {
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(RegisteredCheckDefinition()),
            clock,
            services =>
            {
                services.AddSingleton<Journal>();
                services.Add(new ServiceDescriptor(typeof(RegisteredCheck), static provider => new RegisteredCheck(provider.GetRequiredService<Journal>(), "container"), lifetime));
            });

        await engine.ProbeThreeTimesAsync(clock);

        var journal = engine.Services.GetRequiredService<Journal>();
        Assert.Equal(instances, journal.Count("created by container"));
        Assert.Equal(0, journal.Count("created by factory"));
        Assert.Equal(3, journal.Count("run"));
        // The container disposes of what it made: with the scope of each run, or with the application.
        Assert.Equal(lifetime == ServiceLifetime.Singleton ? 0 : 3, journal.Count("disposed"));
        await engine.DisposeAsync();
        Assert.Equal(instances, journal.Count("disposed"));
    }

    [Fact]
    public async Task A_check_registered_as_an_open_generic_has_the_lifetime_that_it_has_there()
    {
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("generic", static services => services.GetService<GenericCheck<int>>() ?? throw new InvalidOperationException("not registered"))
            {
                CheckType = typeof(GenericCheck<int>),
                Memberships = Declare.Membership("readiness"),
            }),
            clock,
            services => services.AddScoped(typeof(GenericCheck<>)));

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
    }

    [Fact]
    public async Task A_class_that_is_not_registered_is_constructed_once_and_disposed_of_once_with_the_application()
    {
        var clock = new FakeTimeProvider();
        var engine = EngineUnderTest.Of(Declare.Readiness(RegisteredCheckDefinition(typeof(Journal))), clock, services => services.AddSingleton<Journal>());

        await engine.ProbeThreeTimesAsync(clock);
        var journal = engine.Services.GetRequiredService<Journal>();
        Assert.Equal(1, journal.Count("created by factory"));
        Assert.Equal(0, journal.Count("disposed"));

        await engine.DisposeAsync();
        Assert.Equal(1, journal.Count("disposed"));
    }

    [Fact]
    public async Task A_class_built_from_scoped_services_is_constructed_for_each_run_and_disposed_of_before_its_scope()
    {
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(RegisteredCheckDefinition(typeof(Scoped))),
            clock,
            services => services.AddSingleton<Journal>().AddScoped<Scoped>());

        await engine.ProbeThreeTimesAsync(clock);

        Assert.Equal(
            [
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
            ],
            engine.Services.GetRequiredService<Journal>().Entries);
    }

    // As the generator writes it for a class.
    private static HealthCheckDefinition RegisteredCheckDefinition(params Type[] dependencies) =>
        new(
            "registered",
            services =>
            {
                if (services.GetService<RegisteredCheck>() is { } registered)
                    return registered;
                if (dependencies.Contains(typeof(Scoped)))
                    services.GetRequiredService<Scoped>();
                return new RegisteredCheck(services.GetRequiredService<Journal>(), "factory");
            })
        {
            CheckType = typeof(RegisteredCheck),
            Memberships = Declare.Membership("readiness"),
            Dependencies = [.. dependencies.Select(static type => new HealthCheckDependency(type))],
        };

    private sealed class GenericCheck<T> : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Healthy(typeof(T).Name));
    }
}
