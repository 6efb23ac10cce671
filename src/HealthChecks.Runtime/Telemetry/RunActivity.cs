using System.Diagnostics;

namespace HealthChecks;

/// <summary>The activity of one run, where somebody listens.</summary>
internal static class RunActivity
{
    private static readonly ActivitySource Source = new(HealthTelemetry.ActivitySourceName);

    /// <summary>Starts the activity of a run, as a root: the probes that wait for a run come and go.</summary>
    /// <returns>The activity, which is the current one from now on; null when nobody listens, or wants this one.</returns>
    public static Activity? Start(Cell cell)
    {
        if (!Source.HasListeners())
            return null;

        // A listener may throw; a run that is not traced is a run all the same.
        try
        {
            Activity.Current = null;
            return Source.StartActivity(
                HealthTelemetry.CheckActivity,
                ActivityKind.Internal,
                parentContext: default,
                [new KeyValuePair<string, object?>(HealthTelemetry.CheckNameTag, cell.Name)]);
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Ends the activity of a run, with codes only: what a check says or throws may hold secrets.</summary>
    public static void End(Activity activity, Outcome outcome)
    {
        var current = Activity.Current;
        try
        {
            if (activity.IsAllDataRequested)
            {
                activity.SetTag(HealthTelemetry.StatusTag, EngineTelemetry.NameOf(outcome.Status));
                activity.SetTag(HealthTelemetry.ReasonTag, outcome.Reason);
            }

            if (!outcome.Passes)
                activity.SetStatus(ActivityStatusCode.Error, outcome.Reason);
            activity.Stop();
        }
        catch (Exception)
        {
            // As above.
        }

        // To stop an activity changes which one is current, and this may be the thread of somebody else's.
        Activity.Current = ReferenceEquals(current, activity) ? null : current;
    }
}
