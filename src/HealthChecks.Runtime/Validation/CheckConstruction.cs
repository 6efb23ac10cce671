using System.Globalization;

namespace HealthChecks;

/// <summary>Constructs a check as its first run would, and does not run it.</summary>
internal static class CheckConstruction
{
    public static async Task<HealthCheckValidation> TryAsync(HealthEngine engine, Cell cell, CancellationToken cancellationToken)
    {
        var check = cell.Check;
        if (check.Definition?.InvalidBecause is { } because)
            return new HealthCheckValidation(check, HealthReasons.InvalidRegistration, $"{because} ({check.Source})");
        if (cell.Settings.IsDisabled)
            return new HealthCheckValidation(check, HealthReasons.Disabled);

        // On a thread of its own: a constructor that hangs must not hold up the others.
        var limit = engine.Clock.ToTimeSpan(cell.Settings.Timeout);
        var constructing = Task.Factory.StartNew(cell.Creation.ConstructAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            if (await constructing.WaitAsync(limit, cancellationToken).ConfigureAwait(false))
                return new HealthCheckValidation(check, HealthReasons.Healthy);
        }
        catch (TimeoutException) when (!constructing.IsCompleted)
        {
            return Failed(check, string.Create(CultureInfo.InvariantCulture, $"it is not constructed within its timeout of {limit.TotalSeconds} s"));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var cause = (exception as CheckConstructionException)?.InnerException ?? exception;
            return Failed(check, $"{cause.GetType().Name}: {cause.Message}");
        }

        return IsMissed(engine, cell)
            ? new HealthCheckValidation(check, HealthReasons.Absent, "it is absent here, but critical and not Optional")
            : new HealthCheckValidation(check, HealthReasons.NotApplicable);
    }

    private static HealthCheckValidation Failed(ComposedHealthCheck check, string problem) => new(check, HealthReasons.ConstructionFailed, problem);

    private static bool IsMissed(HealthEngine engine, Cell cell)
    {
        if (engine.IsDevelopment || cell.Settings.Optional)
            return false;

        foreach (var subset in cell.Check.MemberOf)
        {
            if (subset.IsCritical(cell.Check))
                return true;
        }

        return false;
    }
}
