namespace HealthChecks;

/// <summary>What <see cref="HealthValidation"/> found.</summary>
public sealed class HealthValidationReport
{
    internal HealthValidationReport(IReadOnlyList<string> problems, IReadOnlyList<HealthCheckValidation> checks)
    {
        Problems = problems;
        Checks = checks;
    }

    /// <summary>Whether there is no problem, of the whole or of a check.</summary>
    public bool Passes => ProblemCount == 0;

    /// <summary>How many problems there are: those of the whole, and one for each check that cannot be used.</summary>
    public int ProblemCount
    {
        get
        {
            var count = Problems.Count;
            foreach (var check in Checks)
            {
                if (!check.Passes)
                    count++;
            }

            return count;
        }
    }

    /// <summary>What is wrong with the registry, with what other packages registered, or with the settings.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Every check, by name, ordinal, those registered at run time last; empty where the registry contradicts itself.</summary>
    public IReadOnlyList<HealthCheckValidation> Checks { get; }
}
