using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks.Tests;

/// <summary>Alone, because the pool is the process's.</summary>
[Collection(nameof(Alone))]
public sealed class ThreadPoolTests
{
    [Theory]
    [InlineData(5, true, 5)]
    [InlineData(100, true, 64)]
    [InlineData(5, false, 0)]
    public async Task The_engine_raises_the_pools_minimum_by_the_number_of_checks_and_gives_it_back(int checks, bool raise, int expected)
    {
        var before = MinimumThreads();
        await using (var engine = EngineUnderTest.Of(
            Declare.Readiness([.. Enumerable.Range(0, checks).Select(static i => Declare.Check($"check-{i}", new TestCheck()))]),
            services: services => services.Configure<HealthOptions>(options => options.RaiseThreadPoolMinimum = raise)))
        {
            await engine.StartHostedServicesAsync();
            Assert.Equal(before + expected, MinimumThreads());
        }

        Assert.Equal(before, MinimumThreads());
    }

    [Fact]
    public async Task What_the_pools_maximum_does_not_allow_is_not_given_back_either()
    {
        ThreadPool.GetMinThreads(out var minimum, out var completions);
        ThreadPool.GetMaxThreads(out var maximum, out var mostCompletions);
        try
        {
            Assert.True(ThreadPool.SetMinThreads(20, completions) && ThreadPool.SetMaxThreads(24, mostCompletions));
            await using (var engine = EngineUnderTest.Of(
                Declare.Readiness([.. Enumerable.Range(0, 10).Select(static i => Declare.Check($"check-{i}", new TestCheck()))])))
            {
                await engine.StartHostedServicesAsync();
                Assert.Equal(20, MinimumThreads());
            }

            Assert.Equal(20, MinimumThreads());
        }
        finally
        {
            ThreadPool.SetMaxThreads(maximum, mostCompletions);
            ThreadPool.SetMinThreads(minimum, completions);
        }
    }

    private static int MinimumThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out _);
        return workers;
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
