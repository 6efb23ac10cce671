namespace Legacy;

[HealthRegistry]
[HealthSubset("readiness", Tags = ["ready"])]
public sealed partial class LegacyHealth;
