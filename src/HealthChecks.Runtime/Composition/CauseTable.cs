namespace HealthChecks;

/// <summary>What is blocked by what: names become checks, and no check is blocked by itself in the end.</summary>
internal static class CauseTable
{
    public static void Settle(List<ComposedHealthCheck> checks, List<string> problems)
    {
        foreach (var check in checks)
        {
            foreach (var name in check.Definition?.BlockedBy ?? [])
            {
                if (Find(checks, check.Prefix, name) is not { } cause)
                    problems.Add($"the check '{check.Name}' ({check.Source}) is blocked by '{name}', which is no check; {Advice(checks, name)}");
                else if (!check.Causes.Contains(cause))
                    check.Causes.Add(cause);
            }
        }

        var done = new List<ComposedHealthCheck>();
        foreach (var check in checks)
            Walk(check, [], done, problems);
    }

    // The name as the check's own registry knows it, else as the application does.
    private static ComposedHealthCheck? Find(List<ComposedHealthCheck> checks, string prefix, string name) =>
        checks.Find(each => Is(each, prefix + name)) ?? checks.Find(each => Is(each, name));

    private static void Walk(ComposedHealthCheck check, List<ComposedHealthCheck> path, List<ComposedHealthCheck> done, List<string> problems)
    {
        var start = path.IndexOf(check);
        if (start >= 0)
        {
            var circle = "";
            for (var i = start; i < path.Count; i++)
                circle += $"'{path[i].Name}' → ";
            problems.Add($"the checks {circle}'{check.Name}' block each other; remove one [BlockedBy]");
            return;
        }

        if (done.Contains(check))
            return;

        path.Add(check);
        foreach (var cause in check.Causes)
            Walk(cause, path, done, problems);
        path.RemoveAt(path.Count - 1);
        done.Add(check);
    }

    private static bool Is(ComposedHealthCheck check, string name) => string.Equals(check.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string Advice(List<ComposedHealthCheck> checks, string name)
    {
        var known = new List<string>();
        foreach (var check in checks)
            known.Add(check.Name);
        return NameAdvice.For(name, known, "declare it with [HealthCheck]");
    }
}
