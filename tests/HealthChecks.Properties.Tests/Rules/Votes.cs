using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>A subset's members, each with what it says and what weight that has: what they add up to is a property of its own.</summary>
internal sealed record Votes(Vote[] Members, bool WarningsAsErrors, bool AllowEmpty, int Rotation, int Worse)
{
    private static readonly Ending[] Endings = Enum.GetValues<Ending>();

    public static Votes Make(int seed)
    {
        var random = new HandChance { State = (ulong)(uint)seed * 0x9E3779B97F4A7C15 };
        int Next(int below) => (int)(random.NextDouble() * below);
        Next(2);
        var members = new Vote[1 + Next(4)];
        for (var i = 0; i < members.Length; i++)
            members[i] = new Vote(Endings[Next(Endings.Length)], Next(2) == 0, Next(4) == 0, Next(8) > 0);
        return new Votes(members, Next(2) == 0, Next(2) == 0, 1 + Next(3), Next(members.Length));
    }

    public void Verify()
    {
        var sums = Sums(Members, Worse);
        Expect(sums[0], Expected(), "what its members add up to");
        Expect(Sums([.. Members.Skip(Rotation % Members.Length), .. Members.Take(Rotation % Members.Length)])[0], sums[0], "the same in another order");
        Expect(Sums([.. Members, Members[Worse]])[0], sums[0], "the same with one member twice");
        for (var i = 1; i < sums.Count; i++)
        {
            if (sums[i] > sums[i - 1])
                throw new PropertyFailedException($"{sums[i - 1]} becomes {sums[i]} when one member becomes worse for the {i}. time");
        }
    }

    public IEnumerable<Votes> Shrunk()
    {
        for (var i = 0; i < Members.Length && Members.Length > 1; i++)
            yield return this with { Members = [.. Members.Take(i), .. Members.Skip(i + 1)], Worse = 0 };
        if (WarningsAsErrors || AllowEmpty)
            yield return this with { WarningsAsErrors = false, AllowEmpty = false };
    }

    public override string ToString() => $"\n    {string.Join("\n    ", Members)}\n  warnings as errors {WarningsAsErrors}, may be empty {AllowEmpty}, rotated by {Rotation}, worse at {Worse}";

    private static void Expect(HealthStatus status, HealthStatus expected, string what)
    {
        if (status != expected)
            throw new PropertyFailedException($"{status}; {what}: {expected}");
    }

    // From the guide: the worst vote, where nobody's absence is a vote but a critical one's that nobody has called optional or switched off.
    private HealthStatus Expected()
    {
        HealthStatus? worst = null;
        foreach (var member in Members)
        {
            if (!member.Enabled || (member.Ending == Ending.Absent && (!member.Critical || member.Optional)))
                continue;

            var fails = member.Ending is not (Ending.Healthy or Ending.Degraded or Ending.ThrowsDegraded);
            var warns = member.Ending is Ending.Degraded or Ending.ThrowsDegraded;
            var vote = fails || (warns && WarningsAsErrors && member.Critical)
                ? member.Critical ? HealthStatus.Unhealthy : HealthStatus.Degraded
                : warns ? HealthStatus.Degraded : HealthStatus.Healthy;
            worst = worst is null || vote < worst ? vote : worst;
        }

        return worst ?? (AllowEmpty ? HealthStatus.Healthy : HealthStatus.Unhealthy);
    }

    /// <summary>What the members add up to; and again each time that one of them has become worse.</summary>
    private List<HealthStatus> Sums(Vote[] members, int worse = -1)
    {
        var critical = 0;
        for (var i = 0; i < members.Length; i++)
            critical |= members[i].Critical ? 1 << i : 0;
        var subset = new SubsetSetup { Members = (1 << members.Length) - 1, Critical = critical, WarningsAsErrors = WarningsAsErrors, AllowEmpty = AllowEmpty };
        var checks = Array.ConvertAll(members, static member => new CheckSetup { Behaviour = new Behaviour(Way.Now, member.Ending), Optional = member.Optional });
        var seen = new SumRule();
        using var world = new World(new History(checks, [subset], []), seen);
        for (var i = 0; i < members.Length; i++)
        {
            if (!members[i].Enabled)
                world.Do(new Step(StepKind.Set, (i << 8) | (int)Change.Enabled));
        }

        world.Do(new Step(StepKind.Probe));
        for (var next = worse < 0 ? null : members[worse].Worsen(); next is { } vote; next = vote.Worsen())
        {
            world.Do(Step.Behave(worse, new Behaviour(Way.Now, vote.Ending)));
            world.Do(new Step(StepKind.Advance, 20_000));
            world.Do(new Step(StepKind.Probe));
        }

        return seen.All;
    }

    private sealed class SumRule : Rule
    {
        public List<HealthStatus> All { get; } = [];

        public override void OnAnswer(World world, Probe probe, SubsetReport report) => All.Add(report.Status);
    }
}

/// <summary>What one member says, and what holds of it.</summary>
internal readonly record struct Vote(Ending Ending, bool Critical, bool Optional, bool Enabled)
{
    /// <summary>The next worse; null when it is the worst, or has no place in that order.</summary>
    public Vote? Worsen() => Ending switch
    {
        Ending.Healthy => this with { Ending = Ending.Degraded },
        Ending.Degraded or Ending.ThrowsDegraded => this with { Ending = Ending.Unhealthy },
        _ => null,
    };
}
