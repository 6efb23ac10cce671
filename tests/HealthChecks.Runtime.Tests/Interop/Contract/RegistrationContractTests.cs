using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static HealthChecks.Tests.FrameworkRegistrations;

namespace HealthChecks.Tests;

/// <summary>What checks and their registrations may rely on.</summary>
/// <remarks>The numbers are those of the contract in <c>docs/compatibility.md</c>.</remarks>
public sealed class RegistrationContractTests
{
    [Fact]
    [Trait("Contract", "2")]
    public async Task The_context_has_the_true_registration()
    {
        HealthCheckRegistration? seen = null;
        var check = new TestCheck((context, _) =>
        {
            seen = context.Registration;
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var engine = WithRegistrations(checks => checks.AddCheck("other", check, HealthStatus.Degraded, ["a", "b"], TimeSpan.FromSeconds(3)));

        await engine.Service.CheckHealthAsync();

        Assert.Same(engine.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single(), seen);
        Assert.Equal(("other", HealthStatus.Degraded, TimeSpan.FromSeconds(3)), (seen!.Name, seen.FailureStatus, seen.Timeout));
        Assert.Equal(["a", "b"], seen.Tags.Order());
    }

    [Fact]
    [Trait("Contract", "2")]
    public async Task The_context_of_a_declared_check_has_a_registration_like_any_other()
    {
        HealthCheckRegistration? seen = null;
        var check = new TestCheck((context, _) =>
        {
            seen = context.Registration;
            return Task.FromResult(HealthCheckResult.Healthy());
        });
        await using var engine = EngineUnderTest.Of(Declare.Registry(
            [new HealthSubsetDefinition("readiness") { Tags = ["ready"] }, new HealthSubsetDefinition("integrations") { Includes = ["readiness"] }],
            Declare.Check("database", check, Declare.Membership("readiness"), timeout: 3, tags: ["sql"])));

        await engine.ProbeAsync();

        Assert.Equal(("database", HealthStatus.Unhealthy, TimeSpan.FromSeconds(3)), (seen!.Name, seen.FailureStatus, seen.Timeout));
        // 13: predicates on tags go on matching.
        Assert.Equal(["integrations", "readiness", "ready", "sql"], seen.Tags.Order(StringComparer.Ordinal));
        Assert.Same(check, seen.Factory(engine.Services));
    }

    [Fact]
    [Trait("Contract", "8")]
    public async Task A_registrations_factory_runs_for_each_run_in_a_scope_of_its_own()
    {
        var clock = new FakeTimeProvider();
        var scoped = new ConcurrentQueue<ScopedService>();
        await using var engine = WithRegistrations(
            checks =>
            {
                checks.Services.AddScoped<ScopedService>();
                foreach (var name in new[] { "a", "b" })
                {
                    checks.Add(new HealthCheckRegistration(
                        name,
                        services =>
                        {
                            scoped.Enqueue(services.GetRequiredService<ScopedService>());
                            return new TestCheck();
                        },
                        null,
                        null));
                }
            },
            clock);

        await engine.Service.CheckHealthAsync();
        clock.Advance(2);
        await engine.Service.CheckHealthAsync();

        Assert.Equal(4, scoped.Distinct().Count());
        Assert.All(scoped, static each => Assert.True(each.IsDisposed));
    }

    [Fact]
    [Trait("Contract", "8")]
    public async Task A_factory_that_throws_is_one_entry_and_not_the_end_of_the_report()
    {
        // On purpose not as the framework, whose whole report fails.
        await using var engine = WithRegistrations(static checks => checks
            .AddCheck("a", new TestCheck())
            .Add(new HealthCheckRegistration("b", static services => services.GetRequiredService<NullTaskCheck>(), null, null)));

        var report = await engine.Service.CheckHealthAsync();

        Assert.Equal(HealthStatus.Healthy, report.Entries["a"].Status);
        Assert.Equal(HealthReasons.ConstructionFailed, report.Entries["b"].Data[HealthReasons.DataKey]);
    }

    [Fact]
    [Trait("Contract", "11")]
    public async Task Registrations_may_come_from_any_kind_of_options_configuration_and_change_until_the_end()
    {
        await using var engine = WithRegistrations(static checks =>
        {
            checks.AddCheck("a", new TestCheck());
            checks.Services.Configure<HealthCheckServiceOptions>(static options =>
                options.Registrations.Add(new HealthCheckRegistration("b", new TestCheck(), null, null)));
            checks.Services.AddSingleton<IConfigureOptions<HealthCheckServiceOptions>, LateRegistrations>();
            checks.Services.PostConfigure<HealthCheckServiceOptions>(static options =>
            {
                foreach (var registration in options.Registrations)
                {
                    registration.Name = "shop." + registration.Name;
                    registration.Tags.Add("readiness");
                }
            });
        });

        Assert.Equal(["shop.a", "shop.b", "shop.c"], (await engine.ProbeAsync()).Checks.Select(static check => check.Name));
    }

    private sealed class ScopedService : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class LateRegistrations(IServiceProvider services) : IConfigureOptions<HealthCheckServiceOptions>
    {
        public void Configure(HealthCheckServiceOptions options)
        {
            Assert.NotNull(services);
            options.Registrations.Add(new HealthCheckRegistration("c", new TestCheck(), null, null));
        }
    }
}
