namespace HealthChecks.Tests;

/// <summary>A class that says who made it, and what becomes of it.</summary>
internal sealed class RegisteredCheck : IHealthCheck, IDisposable
{
    private readonly Journal _journal;

    public RegisteredCheck(Journal journal, string by)
    {
        _journal = journal;
        journal.Add("created by " + by);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _journal.Add("run");
        return Task.FromResult(HealthCheckResult.Healthy());
    }

    public void Dispose() => _journal.Add("disposed");
}
