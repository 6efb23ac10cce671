using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>The scope that a run has to itself.</summary>
public sealed class RunScopeTests
{
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
}
