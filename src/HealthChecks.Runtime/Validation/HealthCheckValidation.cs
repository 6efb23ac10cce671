namespace HealthChecks;

/// <summary>What <see cref="HealthValidation"/> found out about one check.</summary>
public sealed class HealthCheckValidation
{
    internal HealthCheckValidation(ComposedHealthCheck check, string reason, string? problem = null)
    {
        Check = check;
        Reason = reason;
        Problem = problem;
    }

    /// <summary>The check.</summary>
    public ComposedHealthCheck Check { get; }

    /// <summary>
    /// <see cref="HealthReasons.Healthy"/> when it was constructed; <see cref="HealthReasons.NotApplicable"/> when it is absent here;
    /// <see cref="HealthReasons.Disabled"/> when an operator has switched it off, and it was not constructed; else why it cannot be used.
    /// </summary>
    public string Reason { get; }

    /// <summary>What is wrong, for operators: it may hold an exception's message. Null for nothing.</summary>
    public string? Problem { get; }

    /// <summary>Whether there is nothing wrong with it.</summary>
    public bool Passes => Problem is null;

    /// <summary>The names of the subsets that the check is a member of, ordinal; none for a check that nobody asks.</summary>
    public IReadOnlyList<string> Subsets => Check.MemberOf.ConvertAll(static subset => subset.Name);

    /// <summary>Whether it has no vote here.</summary>
    internal bool IsAbsent => Passes && Reason != HealthReasons.Healthy;
}
