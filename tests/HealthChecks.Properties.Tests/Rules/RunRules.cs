namespace HealthChecks.Properties;

/// <summary>At most one run of a check is in flight: <see cref="CheckModel"/> itself says so, in every history of every property.</summary>
internal sealed class SingleFlightRule : Rule;

/// <summary>Runs ≤ ⌈T / fresh⌉ + 1 in any time T, whoever asks how often; in the background by the period.</summary>
internal sealed class RunCountRule : Rule
{
    public override void AtEnd(World world)
    {
        foreach (var model in world.Models)
        {
            var starts = model.Starts;
            var isBackground = model.Setup.Every > 0 && world.IsHostRunning;
            // The shortest period, in whole milliseconds; and one run for the first probe, which does not wait for the background.
            var apart = isBackground ? (model.Setup.Every * 0.9) - 1 : world.LeastFresh(model.Index);
            var more = isBackground ? 2 : 1;
            for (var from = 0; from < starts.Count; from++)
            {
                for (var to = from + 1; to < starts.Count; to++)
                {
                    if (to - from + 1 > Math.Ceiling((starts[to] - starts[from]) / apart) + more)
                        world.Fail($"{Names.OfCheck(model.Index)} ran {to - from + 1} times from {starts[from]} to {starts[to]}, and {apart} ms is how often at most");
                }

                if (!isBackground && from > 0 && starts[from] - starts[from - 1] < apart)
                    world.Fail($"{Names.OfCheck(model.Index)} ran at {starts[from - 1]} and {starts[from]}, less than {apart} ms apart");
            }
        }
    }
}

/// <summary>After any outcome the next due run starts: when somebody asks, and at the end of every history.</summary>
internal sealed class NextRunRule : Rule
{
    private readonly int[] _due = new int[8];

    public override void BeforeStep(World world, Step step)
    {
        Array.Fill(_due, -1);
        if (step.Kind != StepKind.Probe || !world.IsPoolPrompt)
            return;

        var subset = world.Subsets[step.A % world.Subsets.Length];
        foreach (var probe in world.Open)
        {
            // Who shares a round starts nothing.
            if (probe.Subset == step.A % world.Subsets.Length && world.Now - probe.AskedAt <= 20)
                return;
        }

        foreach (var model in world.Models)
        {
            var fresh = Math.Min(world.FreshIn(subset, model.Index), model.Setup.MaxAgeInForce);
            var isOnDemand = model.Setup.Every == 0 || !world.IsHostRunning || world.FreshCap is not null;
            if ((subset.Members & (1 << model.Index)) != 0 && model.Setup.Enabled && !model.IsInFlight && isOnDemand && model.Age >= fresh)
                _due[model.Index] = model.Starts.Count;
        }
    }

    public override void AfterStep(World world, Step step)
    {
        foreach (var model in world.Models)
        {
            if (_due[model.Index] == model.Starts.Count)
                world.Fail($"{Names.OfCheck(model.Index)} was due at {world.Now} and did not run");
        }
    }

    public override void WhenDue(World world, CheckModel check, bool hasRun)
    {
        if (!hasRun && check.Setup.Enabled)
            world.Fail($"{Names.OfCheck(check.Index)} does not run any more");
    }
}

/// <summary>A check never starts while one that it is blocked by fails, and runs again when that has recovered.</summary>
internal sealed class BlockedByRule : Rule
{
    public override bool NeedsOneRoundOnly => false;

    public override void OnStart(World world, CheckModel check)
    {
        for (var i = 0; i < check.Index; i++)
        {
            var cause = world.Models[i];
            if ((check.Setup.Causes & (1 << i)) == 0 || !cause.Setup.Enabled)
                continue;
            if (cause.Counts != true || cause.Age > cause.Setup.MaxAgeInForce)
                world.Fail($"{Names.OfCheck(check.Index)} runs while {Names.OfCheck(i)} fails");
        }
    }

    public override void WhenDue(World world, CheckModel check, bool hasRun)
    {
        if (!hasRun && check.Setup.Enabled)
            world.Fail($"{Names.OfCheck(check.Index)} does not run although everything that it is blocked by passes");
    }
}

/// <summary>No more runs are in flight than a limit says, those that were given up aside; and everything that waits has its turn.</summary>
internal sealed class LimitRule : Rule
{
    public override bool NeedsOneRoundOnly => false;

    public override void OnStart(World world, CheckModel check)
    {
        var running = 0;
        foreach (var model in world.Models)
            running += model.IsInFlight && !model.IsGivenUp ? 1 : 0;
        var most = world.Sequential ? 1 : world.Subsets[0].MaxParallel ?? int.MaxValue;
        if (running > most)
            world.Fail($"{running} runs are in flight, of {most}");
    }

    public override void WhenReturned(World world)
    {
        if (world.Open.Count > 0)
            world.Fail($"a question of {world.Open[0].AskedAt} still waits for its turn");
    }

    public override void WhenDue(World world, CheckModel check, bool hasRun)
    {
        if (!hasRun && check.Setup.Enabled)
            world.Fail($"{Names.OfCheck(check.Index)} has no turn any more");
    }
}
