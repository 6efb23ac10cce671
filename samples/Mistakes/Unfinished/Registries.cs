namespace Unfinished;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed class WholeHealth; // HCK115

[HealthSubset("readiness")] // HCK117
public sealed partial class UnmarkedHealth;
