namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>Every check that is shipped, each with all that it can be given to keep. <see cref="LeakTests"/> runs them.</summary>
internal static class LeakTable
{
    public static readonly LeakCase[] Cases =
    [
        .. DatabaseLeaks.Cases,
        .. ServerLeaks.Cases,
        .. BrokerLeaks.Cases,
        .. NetworkLeaks.Cases,
        .. StoreLeaks.Cases,
        .. FleetLeaks.Cases,
        .. SchedulerLeaks.Cases,
        .. ApplicationLeaks.Cases,
        .. MachineLeaks.Cases,
    ];
}
