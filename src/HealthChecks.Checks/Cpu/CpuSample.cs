namespace HealthChecks;

/// <summary>Counters at one moment; two samples make a usage.</summary>
/// <param name="Source">Whose counters: those of different sources cannot be compared.</param>
/// <param name="Cores">How many processors there are to use.</param>
/// <param name="UsedSeconds">Processor time used, since some beginning.</param>
/// <param name="OfferedSeconds">Processor time that could have been used, since some beginning.</param>
internal sealed record CpuSample(string Source, double Cores, double UsedSeconds, double OfferedSeconds);
