namespace HealthChecks.Faults;

/// <summary>A service of one scope that cannot always be built.</summary>
public sealed class FragileService
{
    public FragileService(Faults faults)
    {
        var fault = faults["constructor-throws"];
        if (!fault.IsOn)
            return;
        // No check comes into being that would count.
        fault.OnBegun();
        fault.OnEnded();
        throw new InvalidOperationException("The constructor of a service throws.");
    }

    internal Task<HealthCheckResult> AskAsync(Fault fault, CancellationToken cancellationToken) => Task.FromResult(HealthCheckResult.Healthy());
}
