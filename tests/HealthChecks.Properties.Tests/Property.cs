using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace HealthChecks.Properties;

/// <summary>The properties, by number, and how they are run.</summary>
internal static class Property
{
    private static readonly Dictionary<string, (Profile Profile, Func<Rule> Rule)> All = new(StringComparer.Ordinal)
    {
        ["i"] = (Profile.Most & ~Profile.Refresh, static () => new HysteresisRule()),
        ["ii"] = (Profile.Most | Profile.Causes | Profile.Limits | Profile.Lifecycle | Profile.Latch, static () => new SingleFlightRule()),
        ["iii"] = (Profile.Most | Profile.Aging | Profile.Causes | Profile.Limits | Profile.Lifecycle, static () => new AgeRule()),
        ["iv"] = (Profile.Most | Profile.Causes | Profile.Limits | Profile.Lifecycle | Profile.Latch, static () => new DeadlineRule()),
        ["vi"] = (Profile.Framework | Profile.Starved | Profile.LateTicks | Profile.Slow | Profile.Causes | Profile.Limits, static () => new RunCountRule()),
        ["vi background"] = (Profile.Background | Profile.HostFirst | Profile.Framework | Profile.Starved | Profile.LateTicks | Profile.Causes, static () => new RunCountRule()),
        ["vii"] = (Profile.Most | Profile.Lifecycle | Profile.Latch, static () => new DrainRule()),
        ["viii"] = (Profile.Most | Profile.Limits | Profile.Lifecycle, static () => new CompletenessRule()),
        ["ix"] = (Profile.Most, static () => new NextRunRule()),
        ["x"] = (Profile.Causes | Profile.Background | Profile.Changes | Profile.Framework | Profile.Refresh, static () => new BlockedByRule()),
        ["xi"] = (Profile.Limits | Profile.OneSubset | Profile.Causes | Profile.Starved | Profile.LateTicks | Profile.Slow | Profile.Refresh, static () => new LimitRule()),
    };

    /// <summary>The seed to repeat a run with; else one that nobody has tried.</summary>
    public static ulong Seed() => Environment.GetEnvironmentVariable("HEALTHCHECKS_PROPERTY_SEED") is { Length: > 0 } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Stopwatch.GetTimestamp();

    /// <summary>Runs a property.</summary>
    /// <returns>The smallest history found of which it does not hold; null when it holds of all.</returns>
    public static string? Falsify(string number, int histories, ulong seed)
    {
        string? failure = null;
        // A thread of its own, because a test's has a synchronization context, which would take answers elsewhere.
        var thread = new Thread(() => failure = FalsifyHere(number, histories, seed));
        thread.Start();
        thread.Join();
        return failure;
    }

    private static string? FalsifyHere(string number, int histories, ulong seed)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(histories).WithReplay(seed, 2027).WithQuietOnSuccess(true);
        try
        {
            if (number == "v")
                Check.One(config, Prop.ForAll(Arb.From(Gen.Choose(int.MinValue, int.MaxValue).Select(Votes.Make), static votes => votes.Shrunk()), static votes => votes.Verify()));
            else
                Check.One(config, Prop.ForAll(Histories(All[number].Profile), history => Run(history, All[number].Rule())));
            return null;
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    private static Arbitrary<History> Histories(Profile profile) =>
        Arb.From(Gen.Choose(int.MinValue, int.MaxValue).Select(seed => HistoryMaker.Make(profile, seed)), static history => history.Shrunk());

    private static void Run(History history, Rule rule)
    {
        using var world = new World(history, rule);
        world.Run();
    }
}
