using System.Diagnostics;

namespace HealthChecks.Tests;

/// <summary>Factories that hold up the start.</summary>
public sealed class SlowFactoryTests
{
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
}
