using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Makes a cell for each check of an application.</summary>
internal static class CellFactory
{
    public static Cell[] Create(HealthEngine engine, IServiceProvider services, ServiceLifetimes lifetimes, HealthOptions options)
    {
        var checks = engine.Registry.Checks;
        var cells = new Cell[checks.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var check = checks[i];
            var creation = new CheckCreation(check, services, lifetimes);
            cells[i] = new Cell(
                engine,
                check,
                engine.SettingsOf(check, options),
                check.Registration ?? RegistrationOf(check),
                creation);
        }

        foreach (var cell in cells)
        {
            if (cell.Check.Causes.Count > 0)
                cell.Causes = [.. cell.Check.Causes.ConvertAll(cause => cells[cause.Index])];
        }

        foreach (var cell in cells)
            cell.Dependants = Array.FindAll(cells, other => other.Check.Causes.Contains(cell.Check));
        return cells;
    }

    // What a check of ours, or a predicate of MapHealthChecks, sees: the names of its subsets are its tags.
    private static HealthCheckRegistration RegistrationOf(ComposedHealthCheck check)
    {
        var definition = check.Definition!;
        var tags = new List<string>();
        foreach (var subset in check.MemberOf)
        {
            tags.Add(subset.Name);
            tags.AddRange(subset.Definition.Tags);
        }

        tags.AddRange(definition.Tags);
        return new HealthCheckRegistration(
            check.Name,
            services => definition.Factory(services) ?? throw new InvalidOperationException($"The health check '{check.Name}' is absent here."),
            HealthStatus.Unhealthy,
            tags,
            TimeSpan.FromSeconds(definition.TimeoutSeconds ?? 5));
    }
}
