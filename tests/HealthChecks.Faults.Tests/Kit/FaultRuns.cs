namespace HealthChecks.Faults.Tests;

/// <summary>How many runs of a check begin while its fault lasts.</summary>
public enum FaultRuns
{
    /// <summary>One for each <c>FreshSeconds</c> in which somebody asks, at most.</summary>
    OneForEachFreshness,

    /// <summary>One, however many ask: it does not return.</summary>
    One,

    /// <summary>None: what is wrong is not about checks.</summary>
    None,

    /// <summary>At least one: what was read before does not count any more.</summary>
    AtLeastOne,

    /// <summary>Nobody counts them.</summary>
    NotCounted,
}
