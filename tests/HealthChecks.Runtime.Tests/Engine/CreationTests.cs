using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

public sealed class CreationTests
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

    [Fact]
    public async Task A_factory_that_hangs_holds_the_start_up_for_no_longer_than_the_checks_timeout_and_its_check_is_not_absent()
    {
        using var release = new ManualResetEventSlim();
        HealthCheckDefinition Hanging(string name) => new(name, _ =>
        {
            release.Wait();
            return null;
        })
        {
            Source = name,
            MayBeAbsent = true,
            Memberships = Declare.Membership("readiness"),
            TimeoutSeconds = 1,
        };
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            Hanging("hanging-1"),
            Hanging("hanging-2"),
            Hanging("hanging-3"),
            Hanging("hanging-4"),
            Declare.Check("absent", null, Declare.Membership("readiness"), optional: true),
            Declare.Check("there", new TestCheck(), "readiness")));

        var started = Stopwatch.GetTimestamp();
        await Task.Run(engine.StartHostedServicesAsync, TestContext.Current.CancellationToken).WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        var report = await engine.ProbeAsync();
        release.Set();

        Assert.InRange(took.TotalSeconds, 0.9, 3.5);
        var failures = engine.Log.Named("ConstructionFailed");
        Assert.Equal(4, failures.Count);
        Assert.All(failures, static entry => Assert.Contains("within the check's timeout of 1 s", entry.Exception!.Message, StringComparison.Ordinal));
        Assert.Equal((false, true, false), (report.Find("hanging-1")!.Value.IsAbsent, report.Find("absent")!.Value.IsAbsent, report.Passes));
        Assert.Equal(HealthReasons.Healthy, report.Find("there")!.Value.Reason);
    }

    [Fact]
    public async Task A_factory_that_returns_after_the_start_has_given_it_up_makes_no_second_instance()
    {
        using var release = new ManualResetEventSlim();
        var journal = new Journal();
        var calls = 0;
        var engine = EngineUnderTest.Of(Declare.Readiness(new HealthCheckDefinition("slow", _ =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                release.Wait();
            return new RegisteredCheck(journal, "factory");
        })
        {
            Source = "slow",
            CheckType = typeof(RegisteredCheck),
            MayBeAbsent = true,
            Memberships = Declare.Membership("readiness"),
            TimeoutSeconds = 0.2,
        }));

        Assert.True((await engine.ProbeAsync()).Passes);
        release.Set();
        await Eventually.IsTrueAsync(() => journal.Count("created by factory") == 2 && journal.Count("disposed") == 1, "the second instance is disposed of");
        await engine.DisposeAsync();

        Assert.Equal(2, journal.Count("disposed"));
    }

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

        await ProbeThreeTimesAsync(engine, clock);

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

        await ProbeThreeTimesAsync(engine, clock);
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

        await ProbeThreeTimesAsync(engine, clock);

        Assert.Equal(
            [
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
                "scope begun", "created by factory", "run", "disposed", "scope disposed asynchronously",
            ],
            engine.Services.GetRequiredService<Journal>().Entries);
    }

    [Fact]
    public async Task The_scope_of_a_run_that_failed_is_disposed_of_too()
    {
        var journal = new Journal();
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("database", static services =>
            {
                services.GetRequiredService<Scoped>();
                return TestCheck.Throwing(static () => new InvalidOperationException("no"));
            })
            {
                Memberships = Declare.Membership("readiness"),
                Dependencies = [new HealthCheckDependency(typeof(Scoped))],
            }),
            services: services => services.AddSingleton(journal).AddScoped<Scoped>());

        await engine.ProbeAsync();

        Assert.Equal(["scope begun", "scope disposed asynchronously"], journal.Entries);
    }

    [Fact]
    public async Task Two_checks_never_share_a_scope()
    {
        var seen = new ConcurrentBag<Scoped>();
        HealthCheckDefinition Define(string name) => new(name, services =>
        {
            seen.Add(services.GetRequiredService<Scoped>());
            return new TestCheck();
        })
        {
            Memberships = Declare.Membership("readiness"),
            Dependencies = [new HealthCheckDependency(typeof(Scoped))],
        };
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(Define("a"), Define("b")),
            services: services => services.AddSingleton<Journal>().AddScoped<Scoped>());

        await engine.ProbeAsync();

        Assert.Equal(2, seen.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_check_that_cannot_be_constructed_is_one_Unhealthy_reading_and_the_next_run_tries_again(bool shared)
    {
        var clock = new FakeTimeProvider();
        var attempts = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                new HealthCheckDefinition("b", _ => ++attempts == 1 ? throw new InvalidOperationException("Password=hunter2") : new TestCheck())
                {
                    Memberships = Declare.Membership("readiness"),
                    Dependencies = shared ? [] : [new HealthCheckDependency(typeof(Scoped))],
                }),
            clock);

        var first = await engine.ProbeAsync();
        clock.Advance(2);
        var second = await engine.ProbeAsync();

        Assert.Equal(HealthStatus.Unhealthy, first.Status);
        Assert.Equal(HealthStatus.Healthy, first.Find("a")!.Value.Status);
        Assert.Equal(HealthReasons.ConstructionFailed, first.Find("b")!.Value.Reason);
        Assert.DoesNotContain("hunter2", first.Find("b")!.Value.Text, StringComparison.Ordinal);
        Assert.Contains("hunter2", Assert.Single(engine.Log.Named("CheckUnhealthy")).Exception!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, second.Status);
    }

    [Fact]
    public async Task Absence_is_decided_once_at_the_start()
    {
        var clock = new FakeTimeProvider();
        var asked = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(
                Declare.Check("a", new TestCheck()),
                new HealthCheckDefinition("b", _ =>
                {
                    asked++;
                    return null;
                })
                {
                    Memberships = Declare.Membership("readiness"),
                    MayBeAbsent = true,
                    Optional = true,
                    Source = "AppHealth.B",
                }),
            clock);

        await ProbeThreeTimesAsync(engine, clock);

        Assert.Equal(1, asked);
        Assert.Contains("AppHealth.B", Assert.Single(engine.Log.Named("AbsentCheck")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_may_be_absent_and_is_not_is_not_created_twice()
    {
        var clock = new FakeTimeProvider();
        var created = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("b", _ =>
            {
                created++;
                return new TestCheck();
            })
            {
                Memberships = Declare.Membership("readiness"),
                MayBeAbsent = true,
            }),
            clock);

        await ProbeThreeTimesAsync(engine, clock);

        Assert.Equal(1, created);
    }

    [Fact]
    public async Task A_factory_that_throws_while_absence_is_decided_is_not_absent_and_stops_nothing()
    {
        var clock = new FakeTimeProvider();
        var attempts = 0;
        await using var engine = EngineUnderTest.Of(
            Declare.Readiness(new HealthCheckDefinition("b", _ => ++attempts == 1 ? throw new InvalidOperationException("not yet") : new TestCheck())
            {
                Memberships = Declare.Membership("readiness"),
                MayBeAbsent = true,
            }),
            clock);

        Assert.Equal(HealthStatus.Healthy, (await engine.ProbeAsync()).Status);
        Assert.Single(engine.Log.Named("ConstructionFailed"));
    }

    [Fact]
    public async Task A_factory_that_returns_null_without_having_said_so_is_a_construction_failure()
    {
        await using var engine = EngineUnderTest.Of(Declare.Readiness(
            new HealthCheckDefinition("b", static _ => null) { Memberships = Declare.Membership("readiness") }));

        var report = await engine.ProbeAsync();

        Assert.Equal(HealthReasons.ConstructionFailed, report[0].Reason);
        Assert.Contains("nullable", Assert.Single(engine.Log.Named("CheckUnhealthy")).Exception!.Message, StringComparison.Ordinal);
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

        await ProbeThreeTimesAsync(engine, clock);
        Assert.Equal(expected, created());
    }

    private static async Task ProbeThreeTimesAsync(EngineUnderTest engine, FakeTimeProvider clock)
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await engine.ProbeAsync()).Passes);
            clock.Advance(2);
        }
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

    private sealed class Journal
    {
        private readonly ConcurrentQueue<string> _entries = new();

        public IEnumerable<string> Entries => _entries;

        public void Add(string entry) => _entries.Enqueue(entry);

        public int Count(string entry) => _entries.Count(each => each == entry);
    }

    private sealed class RegisteredCheck : IHealthCheck, IDisposable
    {
        private readonly Journal _journal;

        public RegisteredCheck(Journal journal, string by)
        {
            _journal = journal;
            journal.Add("created by " + by);
        }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            _journal.Add("run");
            return Task.FromResult(HealthCheckResult.Healthy());
        }

        public void Dispose() => _journal.Add("disposed");
    }

    private sealed class GenericCheck<T> : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(HealthCheckResult.Healthy(typeof(T).Name));
    }

    private sealed class Scoped : IAsyncDisposable
    {
        private readonly Journal _journal;

        public Scoped(Journal journal)
        {
            _journal = journal;
            journal.Add("scope begun");
        }

        public ValueTask DisposeAsync()
        {
            _journal.Add("scope disposed asynchronously");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Service;

    private sealed class Service<T>
    {
        public Type Of { get; } = typeof(T);
    }
}
