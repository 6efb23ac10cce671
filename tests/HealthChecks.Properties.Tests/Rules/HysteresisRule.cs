using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>Fewer than N consecutive failures never flip a check or a subset, and N do; the same for what passes again.</summary>
internal sealed class HysteresisRule : Rule
{
    private readonly Dictionary<int, List<Evaluation>> _evaluations = [];

    private bool _isSpacingKnown = true;

    public override void BeforeStep(World world, Step step)
    {
        // Evaluations count when they are a reading's time apart: by the setting of their time, which is no longer known then.
        if (step.Kind == StepKind.Set && (Change)(step.A & 255) == Change.FreshCap)
            _isSpacingKnown = false;
    }

    public override void AfterStep(World world, Step step)
    {
        foreach (var model in world.Models)
        {
            if (model.Cell.LastOutcome?.Passes != model.Counts)
                world.Fail($"{Names.OfCheck(model.Index)} passes: {model.Cell.LastOutcome?.Passes}, expected: {model.Counts}, after [{string.Join(" ", model.Readings)}]");
        }
    }

    public override void OnAnswer(World world, Probe probe, SubsetReport report)
    {
        if (!_evaluations.TryGetValue(probe.Subset, out var all))
            _evaluations.Add(probe.Subset, all = []);
        if (all.Count > 0 && ReferenceEquals(all[^1].Report, report))
            return;

        var setup = world.Subsets[probe.Subset];
        var fails = report.LastStatus == HealthStatus.Unhealthy;
        var before = all.Count == 0 ? null : all[^1];
        all.Add(new Evaluation(report, world.Now, fails));

        // Evaluations of one kind in a row, and those of them that are a reading's time apart.
        var inARow = 0;
        for (var i = all.Count - 1; i >= 0 && all[i].Fails == fails; i--)
            inARow++;
        var apart = 0;
        var countedAt = long.MinValue / 2;
        for (var i = all.Count - inARow; i < all.Count; i++)
        {
            if (all[i].At - countedAt < setup.FreshInForce)
                continue;
            apart++;
            countedAt = all[i].At;
        }

        var needed = fails ? setup.FailAfter : setup.PassAfter;
        if (_isSpacingKnown && apart >= needed && report.Passes == fails)
            world.Fail($"{Names.OfSubset(probe.Subset)} passes: {report.Passes}, after {apart} evaluations in a row that say otherwise, of {needed}");

        var isTooOld = fails && before is not null && world.Now - before.At > LongestMaxAge(world, setup);
        if (before is not null && before.Report.Passes != report.Passes && report.Passes == fails)
            world.Fail($"{Names.OfSubset(probe.Subset)} changes against its evaluation");
        if (before is not null && before.Report.Passes != report.Passes && inARow < needed && !report.IsEmpty && !isTooOld)
            world.Fail($"{Names.OfSubset(probe.Subset)} flips after {inARow} evaluations in a row, of {needed}");
    }

    private static int LongestMaxAge(World world, SubsetSetup setup)
    {
        var longest = 0;
        for (var i = 0; i < world.Checks.Length; i++)
        {
            if ((setup.Members & (1 << i)) != 0)
                longest = Math.Max(longest, world.Checks[i].MaxAgeInForce);
        }

        return longest;
    }

    private sealed record Evaluation(SubsetReport Report, long At, bool Fails);
}
