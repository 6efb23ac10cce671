using System.Text;

namespace HealthChecks.Properties;

/// <summary>An application, and what happens to it. Everything is in here: the same history is the same run.</summary>
internal sealed record History(CheckSetup[] Checks, SubsetSetup[] Subsets, Step[] Steps)
{
    /// <summary>Whether checks run one after another.</summary>
    public bool Sequential { get; init; }

    /// <summary>Whether a pool thread comes whenever one is sent for; else only when a step says so.</summary>
    public bool IsPoolPrompt { get; init; } = true;

    /// <summary>What the engine's random offsets come from.</summary>
    public int Chance { get; init; }

    /// <summary>Smaller histories that may fail in the same way: with fewer steps first, then simpler ones, then with less of an application.</summary>
    public IEnumerable<History> Shrunk()
    {
        for (var size = Steps.Length; size >= 1; size /= 2)
        {
            for (var from = 0; from < Steps.Length; from += size)
                yield return this with { Steps = [.. Steps.Take(from), .. Steps.Skip(from + size)] };
        }

        for (var i = 0; i < Steps.Length; i++)
        {
            if (Steps[i] is { Kind: StepKind.Advance or StepKind.Sleep, A: > 10 } step)
            {
                yield return With(i, step with { A = 0 });
                yield return With(i, step with { A = step.A / 2 });
            }
            else if (Steps[i] is { Kind: StepKind.Behave or StepKind.End, B: > 0 } other)
            {
                yield return With(i, other with { B = 0 });
                if (other.B > 255)
                    yield return With(i, other with { B = other.B & 255 });
            }
        }

        for (var i = 0; i < Checks.Length; i++)
        {
            foreach (var simpler in Simpler(Checks[i]))
                yield return this with { Checks = [.. Checks.Select((check, at) => at == i ? simpler : check)] };
        }

        for (var i = 0; i < Subsets.Length; i++)
        {
            foreach (var simpler in Simpler(Subsets[i]))
                yield return this with { Subsets = [.. Subsets.Select((subset, at) => at == i ? simpler : subset)] };
        }

        if (Sequential)
            yield return this with { Sequential = false };
        if (!IsPoolPrompt)
            yield return this with { IsPoolPrompt = true };
        if (Chance != 0)
            yield return this with { Chance = 0 };
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().AppendLine($"  {(Sequential ? "one at a time" : "all at a time")}, {(IsPoolPrompt ? "prompt" : "starved")} pool, chance {Chance}");
        for (var i = 0; i < Checks.Length; i++)
            text.AppendLine($"  check {Names.OfCheck(i)}: {Checks[i]}");
        for (var i = 0; i < Subsets.Length; i++)
            text.AppendLine($"  subset {Names.OfSubset(i)}: {Subsets[i]}");
        foreach (var step in Steps)
            text.AppendLine($"    {step}");
        return text.ToString();
    }

    private History With(int index, Step step) => this with { Steps = [.. Steps.Select((each, at) => at == index ? step : each)] };

    private static IEnumerable<CheckSetup> Simpler(CheckSetup check)
    {
        CheckSetup[] simpler =
        [
            new CheckSetup(), check with { Behaviour = default }, check with { Causes = 0 }, check with { Scoped = false, Blocking = false, Optional = false },
            check with { Every = 0 }, check with { Fresh = null }, check with { MaxAge = null }, check with { Timeout = 5000 }, check with { FailAfter = 1 },
            check with { PassAfter = 1 },
        ];
        return simpler.Where(each => each != check);
    }

    private static IEnumerable<SubsetSetup> Simpler(SubsetSetup subset)
    {
        SubsetSetup[] simpler =
        [
            subset with { Members = 1 }, subset with { Critical = -1 }, subset with { Deadline = null }, subset with { Fresh = null }, subset with { FailAfter = 1 },
            subset with { PassAfter = 1 }, subset with { MaxParallel = null }, subset with { WarningsAsErrors = false, AllowEmpty = false, Latch = false },
        ];
        return simpler.Where(each => each != subset);
    }
}
