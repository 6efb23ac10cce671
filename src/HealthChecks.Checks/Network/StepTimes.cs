using System.Diagnostics;

namespace HealthChecks;

/// <summary>How long the steps of one run took, as the data of its result. A step that was not reached has no entry.</summary>
internal sealed class StepTimes
{
    private string? _step;
    private long _started;

    public Dictionary<string, object> Data { get; } = new(4);

    /// <summary>Ends the step that is under way, and begins the one whose duration goes under a data key.</summary>
    public void Begin(string dataKey)
    {
        End();
        (_step, _started) = (dataKey, Stopwatch.GetTimestamp());
    }

    /// <summary>Ends the step that is under way, also where it failed.</summary>
    public void End()
    {
        if (_step is not null)
            Data[_step] = CheckSteps.MillisecondsSince(_started);
        _step = null;
    }
}
