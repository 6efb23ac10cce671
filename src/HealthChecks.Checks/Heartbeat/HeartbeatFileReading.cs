namespace HealthChecks;

/// <summary>What was found when the heartbeat file was read.</summary>
/// <param name="Age">The age of the youngest beat; null where there is none.</param>
/// <param name="Failure">Why a file that is there was of no use; null where that was not so.</param>
internal readonly record struct HeartbeatFileReading(TimeSpan? Age, Exception? Failure);
