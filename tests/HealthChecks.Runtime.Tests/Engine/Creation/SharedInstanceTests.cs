using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>When one instance of a check serves all runs.</summary>
public sealed class SharedInstanceTests
{
    [Fact]
    public async Task A_check_built_from_nothing_is_created_once()
    {
        var created = 0;
        await AssertCreationsAsync(expected: 1, [], _ => { }, () => created++, () => created);
    }

    public static TheoryData<string, bool> Lifetimes => new()
    {
        { "singleton", true },
        { "scoped", false },
        { "transient", false },
        { "unknown", false },
        { "keyed singleton", true },
        { "keyed scoped", false },
        { "any key singleton", true },
        { "open generic singleton", true },
        { "open generic scoped", false },
        { "open generic closed scoped", false },
        { "enumerable of singletons", false },
        { "singleton registered last", true },
        { "scoped registered last", false },
        { "scope factory", true },
        { "is service", true },
        { "service provider", false },
        { "singleton and scoped", false },
    };

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public async Task One_instance_is_shared_if_and_only_if_everything_that_it_is_built_from_is_a_singleton(string lifetime, bool shared)
    {
        HealthCheckDependency[] dependencies = lifetime switch
        {
            "keyed singleton" or "keyed scoped" or "any key singleton" => [new(typeof(Service), "key")],
            "open generic singleton" or "open generic scoped" or "open generic closed scoped" => [new(typeof(Service<int>))],
            "enumerable of singletons" => [new(typeof(IEnumerable<Service>))],
            "scope factory" => [new(typeof(IServiceScopeFactory))],
            "is service" => [new(typeof(IServiceProviderIsService)), new(typeof(IServiceProviderIsKeyedService))],
            "service provider" => [new(typeof(IServiceProvider))],
            "singleton and scoped" => [new(typeof(Service)), new(typeof(Service<int>))],
            _ => [new(typeof(Service))],
        };
        var created = 0;

        await AssertCreationsAsync(shared ? 1 : 3, dependencies, Register, () => created++, () => created);

        void Register(IServiceCollection services)
        {
            _ = lifetime switch
            {
                "singleton" or "enumerable of singletons" => services.AddSingleton<Service>(),
                "scoped" => services.AddScoped<Service>(),
                "transient" => services.AddTransient<Service>(),
                "keyed singleton" => services.AddScoped<Service>().AddKeyedSingleton<Service>("key"),
                "keyed scoped" => services.AddSingleton<Service>().AddKeyedScoped<Service>("key"),
                "any key singleton" => services.AddKeyedSingleton<Service>(KeyedService.AnyKey),
                "open generic singleton" => services.AddSingleton(typeof(Service<>)),
                "open generic scoped" => services.AddScoped(typeof(Service<>)),
                "open generic closed scoped" => services.AddSingleton(typeof(Service<>)).AddScoped<Service<int>>(),
                "singleton registered last" => services.AddScoped<Service>().AddSingleton<Service>(),
                "scoped registered last" => services.AddSingleton<Service>().AddScoped<Service>(),
                "singleton and scoped" => services.AddSingleton<Service>().AddScoped<Service<int>>(),
                _ => services,
            };
        }
    }

    private static async Task AssertCreationsAsync(
        int expected,
        HealthCheckDependency[] dependencies,
        Action<IServiceCollection> services,
        Action onCreated,
        Func<int> created)
    {
        var clock = new FakeTimeProvider();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("database", _ =>
            {
                onCreated();
                return new TestCheck();
            })
            {
                Memberships = Declare.Membership("readiness"),
                Dependencies = dependencies,
            }),
            clock,
            services);

        await engine.ProbeThreeTimesAsync(clock);
        Assert.Equal(expected, created());
    }

    private sealed class Service;

    private sealed class Service<T>
    {
        public Type Of { get; } = typeof(T);
    }
}
