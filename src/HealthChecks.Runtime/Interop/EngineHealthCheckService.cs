using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// The framework's service, answered by the engine: <c>MapHealthChecks</c>, publishers and everything else that asks it reads the same
/// cells as our own probes.
/// </summary>
internal sealed class EngineHealthCheckService(HealthEngine engine) : HealthCheckService
{
    public override Task<HealthReport> CheckHealthAsync(
        Func<HealthCheckRegistration, bool>? predicate,
        CancellationToken cancellationToken = default)
    {
        var cells = predicate is null ? engine.Cells : Array.FindAll(engine.Cells, cell => predicate(cell.Registration));
        return engine.IsStarted ? Ask(cells, cancellationToken) : StartAndAskAsync(cells, cancellationToken);
    }

    private async Task<HealthReport> StartAndAskAsync(Cell[] cells, CancellationToken cancellationToken)
    {
        await engine.StartAsync().ConfigureAwait(false);
        return await Ask(cells, cancellationToken).ConfigureAwait(false);
    }

    // There is no deadline here: every run ends by its own timeout.
    private Task<HealthReport> Ask(Cell[] cells, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = engine.Clock.Now;
        var round = new ServiceRound(engine, cells, now);
        var queued = false;
        foreach (var cell in cells)
        {
            if (cell.Join(round, now, engine.FreshOf(cell)))
                queued |= engine.Submit(cell, round.Limit, now);
        }

        round.Arrive();
        engine.Launch(round, queued);
        return round.Task.IsCompleted || !cancellationToken.CanBeCanceled ? round.Task : WaitAsync(round.Task, cancellationToken);
    }

    private static async Task<HealthReport> WaitAsync(Task<HealthReport> task, CancellationToken cancellationToken)
    {
        await ((Task)task).WaitAsync(cancellationToken).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
