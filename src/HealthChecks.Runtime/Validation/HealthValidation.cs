using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary>
/// Proves what the compiler cannot know of an application's health: its settings, the checks that other packages register, and that every
/// check can be constructed. For a pipeline (<c>app health validate</c>) and for tests.
/// </summary>
public static class HealthValidation
{
    /// <summary>
    /// Constructs every check and runs none. No hosted service is started. Nothing of a check may take longer than its timeout.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="cancellationToken">Stops the waiting for a constructor or a factory.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InvalidOperationException">No registry was added.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public static async Task<HealthValidationReport> RunAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.GetService<RegistrySource>() is null)
            throw new InvalidOperationException("There is no health registry: call services.AddHealthRegistry<T>(), in a worker AddHealthRegistryCore<T>().");

        var problems = new List<string>();
        HealthEngine engine;
        try
        {
            engine = services.GetRequiredService<HealthEngine>();
        }
        catch (Exception exception)
        {
            // The registry contradicts itself or what was registered, or a service that the engine needs cannot be built.
            problems.Add(exception.Message);
            return new HealthValidationReport(problems, []);
        }

        new SettingsProof(services, engine, problems).Run();
        var checks = new HealthCheckValidation[engine.Cells.Length];
        for (var i = 0; i < checks.Length; i++)
            checks[i] = await CheckConstruction.TryAsync(engine, engine.Cells[i], cancellationToken).ConfigureAwait(false);

        AddEmptySubsets(engine, checks, problems);
        return new HealthValidationReport(problems, checks);
    }

    // What can never pass, because nobody in it has a vote.
    private static void AddEmptySubsets(HealthEngine engine, HealthCheckValidation[] checks, List<string> problems)
    {
        foreach (var reporter in engine.Subsets)
        {
            var members = reporter.Subset.Members;
            if (members.Count == 0)
            {
                problems.Add($"The subset '{reporter.Name}' has no checks, and so never passes; add one, or remove it.");
                continue;
            }

            var voters = 0;
            foreach (var member in members)
            {
                if (!checks[member.Check.Index].IsAbsent)
                    voters++;
            }

            if (voters == 0 && !reporter.Settings.AllowEmpty)
                problems.Add($"Every check of the subset '{reporter.Name}' is absent here, and so it never passes; set AllowEmpty = true if that is all right.");
        }
    }
}
