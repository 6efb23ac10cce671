using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>One property: looks on while a history runs, and says where it does not hold.</summary>
internal abstract class Rule
{
    /// <summary>Whether the last rounds of a history say nothing about it.</summary>
    public virtual bool NeedsOneRoundOnly => true;

    public virtual void OnStart(World world, CheckModel check)
    {
    }

    public virtual void OnAnswer(World world, Probe probe, SubsetReport report)
    {
    }

    public virtual void OnAnswer(World world, Probe probe, HealthReport report)
    {
    }

    public virtual void BeforeStep(World world, Step step)
    {
    }

    public virtual void AfterStep(World world, Step step)
    {
    }

    public virtual void AfterTick(World world)
    {
    }

    /// <summary>Every run has returned, and the engine's thread has looked.</summary>
    public virtual void WhenReturned(World world)
    {
    }

    /// <summary>A check was due, and everything has been done for it to run.</summary>
    public virtual void WhenDue(World world, CheckModel check, bool hasRun)
    {
    }

    public virtual void AtEnd(World world)
    {
    }
}
