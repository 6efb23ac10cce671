using System.Diagnostics;
using System.Globalization;

namespace HealthChecks.Properties;

/// <summary>
/// What holds of the engine whatever happens: histories of probes, outcomes, hangs, changes and time, on a clock of their own. A failure
/// prints the smallest history that shows it, and the seed; HEALTHCHECKS_PROPERTY_SEED repeats it.
/// </summary>
public abstract class PropertyTests(string number, ITestOutputHelper output)
{
    private static readonly int Histories = int.Parse(Environment.GetEnvironmentVariable("HEALTHCHECKS_PROPERTY_HISTORIES") ?? "100000", CultureInfo.InvariantCulture);

    [Fact]
    public void Holds_of_every_history()
    {
        var seed = Property.Seed();
        var started = Stopwatch.GetTimestamp();
        var failure = Property.Falsify(number, Histories, seed);
        output.WriteLine($"({number}) {Histories} histories in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, HEALTHCHECKS_PROPERTY_SEED={seed}");
        Assert.True(failure is null, $"({number}) HEALTHCHECKS_PROPERTY_SEED={seed}\n{failure}");
    }
}

public class Fewer_than_N_consecutive_failures_never_flip(ITestOutputHelper output) : PropertyTests("i", output);

public class At_most_one_run_of_a_check_is_in_flight(ITestOutputHelper output) : PropertyTests("ii", output);

public class No_reading_older_than_its_limit_passes(ITestOutputHelper output) : PropertyTests("iii", output);

public class An_answer_comes_by_its_deadline(ITestOutputHelper output) : PropertyTests("iv", output);

public class The_sum_knows_no_order_and_is_monotone(ITestOutputHelper output) : PropertyTests("v", output);

public class Runs_are_bounded_by_freshness(ITestOutputHelper output) : PropertyTests("vi", output);

public class Background_runs_are_bounded_by_their_period(ITestOutputHelper output) : PropertyTests("vi background", output);

public class Drain_is_one_way(ITestOutputHelper output) : PropertyTests("vii", output);

public class Every_round_ends_with_one_reading_per_member(ITestOutputHelper output) : PropertyTests("viii", output);

public class After_any_outcome_the_next_due_run_starts(ITestOutputHelper output) : PropertyTests("ix", output);

public class A_check_never_runs_while_its_cause_fails(ITestOutputHelper output) : PropertyTests("x", output);

public class Limits_hold_and_everybody_has_a_turn(ITestOutputHelper output) : PropertyTests("xi", output);
