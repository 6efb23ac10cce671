using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>No reading older than its limit passes, whoever is asked, unless it was made for this very answer.</summary>
internal sealed class AgeRule : Rule
{
    /// <summary>Probes so close together share a round, and so the moment of the question.</summary>
    private const int Shared = 20;

    public override void OnAnswer(World world, Probe probe, SubsetReport report)
    {
        for (var i = 0; i < report.Count; i++)
        {
            if (report[i].Status is HealthStatus.Healthy or HealthStatus.Degraded && report[i].Reason != HealthReasons.Disabled)
                Verify(world, probe, report[i].Name);
        }
    }

    public override void OnAnswer(World world, Probe probe, HealthReport report)
    {
        foreach (var (name, entry) in report.Entries)
        {
            if (entry.Status is HealthStatus.Healthy or HealthStatus.Degraded && !world.Checks[name[0] - 'a'].Enabled)
                continue;
            if (entry.Status is HealthStatus.Healthy or HealthStatus.Degraded)
                Verify(world, probe, name);
        }
    }

    private static void Verify(World world, Probe probe, string name)
    {
        var model = world.Models[name[0] - 'a'];
        if (model.Readings.Count == 0)
            world.Fail($"{name} passes and has never run");
        else if (model.Age > model.Setup.MaxAgeInForce && model.Readings[^1].At < probe.AskedAt - Shared)
            world.Fail($"{name} passes at {world.Now}, {model.Age} ms after its last reading, of {model.Setup.MaxAgeInForce} ms");
    }
}

/// <summary>An answer comes by its deadline, whatever checks and pool do; where there is none, when the last run has returned.</summary>
internal sealed class DeadlineRule : Rule
{
    public override void AfterTick(World world)
    {
        foreach (var probe in world.Open)
        {
            if (probe.Deadline is { } deadline && world.Now >= probe.AskedAt + deadline)
                world.Fail($"{Names.OfSubset(probe.Subset)} was asked at {probe.AskedAt}, has to answer in {deadline} ms, and has not at {world.Now}");
        }
    }

    public override void WhenReturned(World world)
    {
        if (world.Open.Count > 0)
            world.Fail($"a question of {world.Open[0].AskedAt} is not answered when every run has returned");
    }
}

/// <summary>Every round ends once, with exactly one reading for each member: that of its last run, unless it says why not.</summary>
internal sealed class CompletenessRule : Rule
{
    public override void OnAnswer(World world, Probe probe, SubsetReport report)
    {
        var at = 0;
        for (var check = 0; check < world.Checks.Length; check++)
        {
            if ((world.Subsets[probe.Subset].Members & (1 << check)) == 0)
                continue;

            if (at >= report.Count || report[at].Name != Names.OfCheck(check))
                world.Fail($"{Names.OfSubset(probe.Subset)} has no reading of {Names.OfCheck(check)} in its place");
            else if (!world.IsTicking && !Explains(report[at].Reason) && (report[at].Status is HealthStatus.Healthy or HealthStatus.Degraded) != world.Models[check].Counts)
                world.Fail($"{Names.OfCheck(check)} is {report[at].Status}, {report[at].Reason}, and its runs say passing: {world.Models[check].Counts}");
            at++;
        }

        if (at != report.Count)
            world.Fail($"{Names.OfSubset(probe.Subset)} has {report.Count} readings of {at} members");
    }

    public override void OnAnswer(World world, Probe probe, HealthReport report)
    {
        for (var check = 0; check < world.Checks.Length; check++)
        {
            if (report.Entries.ContainsKey(Names.OfCheck(check)) != ((probe.Asked & (1 << check)) != 0))
                world.Fail($"the framework's report is not on the checks that were asked for: {Names.Of(probe.Asked)}");
        }
    }

    public override void WhenReturned(World world)
    {
        if (world.Open.Count > 0)
            world.Fail($"the round of a question of {world.Open[0].AskedAt} has not ended");
    }

    private static bool Explains(string reason) => reason is HealthReasons.Late or HealthReasons.Stale or HealthReasons.Disabled or HealthReasons.Absent;
}

/// <summary>Drain is one-way, and stronger than everything; cordon is not; no other kind of subset knows of either.</summary>
internal sealed class DrainRule : Rule
{
    public override void AfterStep(World world, Step step)
    {
        if (world.Engine.Lifecycle.IsDraining != world.IsDrained)
            world.Fail($"draining: {world.Engine.Lifecycle.IsDraining}");
    }

    public override void OnAnswer(World world, Probe probe, SubsetReport report)
    {
        var isReadiness = world.Subsets[probe.Subset].Kind == ProbeKind.Readiness;
        var expected = !isReadiness ? null : world.IsDrained ? HealthReasons.Draining : world.IsCordoned ? HealthReasons.Cordoned : null;
        var imposed = report.Reason is HealthReasons.Draining or HealthReasons.Cordoned ? report.Reason : null;
        if (imposed != expected || (expected is not null && report.Passes) || report.IsDraining != (expected == HealthReasons.Draining))
            world.Fail($"{Names.OfSubset(probe.Subset)} is {report.Status}, {report.Reason}; expected {expected ?? "neither draining nor cordoned"}");
    }
}
