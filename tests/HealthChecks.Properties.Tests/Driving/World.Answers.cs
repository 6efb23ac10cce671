using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Properties;

/// <summary>How probes get their answers: on the engine's own stack, so that an answer is seen at the very moment that it is given.</summary>
internal sealed partial class World
{
    private void Watch(ValueTask<SubsetReport> answer, Probe probe)
    {
        var task = answer.AsTask();
        probe.Tell = () => Rule.OnAnswer(this, probe, task.GetAwaiter().GetResult());
        Watch(task, probe);
    }

    private void Watch(Task<HealthReport> answer, Probe probe)
    {
        probe.Tell = () => Rule.OnAnswer(this, probe, answer.GetAwaiter().GetResult());
        Watch((Task)answer, probe);
    }

    private void Watch(ValueTask<CheckReport> answer, Probe probe)
    {
        var task = answer.AsTask();
        probe.Tell = () => task.GetAwaiter().GetResult();
        Watch((Task)task, probe);
    }

    // One continuation for each task: of several, only one would run on the engine's stack.
    private void Watch(Task task, Probe probe)
    {
        var isShared = _open.Exists(other => other.Task == task);
        probe.Task = task;
        _open.Add(probe);
        if (task.IsCompleted)
            Answer(task);
        else if (!isShared)
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => Answer(task));
    }

    // What is thrown here would be thrown on a thread of the pool.
    private void Answer(Task task)
    {
        try
        {
            for (var i = 0; i < _open.Count; i++)
            {
                if (_open[i].Task != task)
                    continue;
                var probe = _open[i];
                _open.RemoveAt(i--);
                probe.Tell!();
            }
        }
        catch (Exception exception)
        {
            Fail($"an answer cannot be read: {exception}");
        }
    }

    /// <summary>
    /// Every history ends well: what hangs returns, every check is healthy from now on, and time passes. Then everybody has an answer, and
    /// every check runs again.
    /// </summary>
    private void Settle()
    {
        foreach (var model in Models)
            model.Behaviour = default;
        for (var round = 0; round <= Models.Length; round++)
        {
            RunQueue();
            foreach (var model in Models)
                model.End(Ending.Healthy);
        }

        Do(new Step(StepKind.Advance));
        RunQueue();
        Rule.WhenReturned(this);
        ThrowIfFailed();

        // A check that passes only after some readings in a row keeps those waiting that it blocks.
        Span<int> runs = stackalloc int[Models.Length];
        for (var round = 0; round < 3 + Models.Length; round++)
        {
            for (var i = 0; i < runs.Length; i++)
                runs[i] = Models[i].Starts.Count;
            Do(new Step(StepKind.Advance, 100_000));
            RunQueue();
            Do(new Step(StepKind.AskFramework, -1));
            RunQueue();
            // What was blocked meanwhile runs when the engine's thread looks again.
            for (var i = 0; i < runs.Length && !Rule.NeedsOneRoundOnly; i++)
            {
                Do(new Step(StepKind.Advance, 5));
                Do(new Step(StepKind.AskFramework, -1));
            }

            if (Rule.NeedsOneRoundOnly)
                break;
        }

        for (var i = 0; i < runs.Length; i++)
            Rule.WhenDue(this, Models[i], hasRun: Models[i].Starts.Count > runs[i]);
    }
}

/// <summary>A question to the engine.</summary>
internal sealed class Probe(int subset, long askedAt, int? deadline)
{
    /// <summary>The subset; -1 for a question to the framework's service, or about one check.</summary>
    public int Subset { get; } = subset;

    public long AskedAt { get; } = askedAt;

    /// <summary>Within how many milliseconds the answer has to come; null where each run's own timeout says.</summary>
    public int? Deadline { get; } = deadline;

    public Task? Task { get; set; }

    /// <summary>Tells the property of the answer.</summary>
    public Action? Tell { get; set; }

    /// <summary>The checks that the framework's service was asked about.</summary>
    public int Asked { get; init; }
}
