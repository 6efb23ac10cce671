namespace Older;

[HealthRegistry]
[HealthSubset("readiness")]
public sealed partial class OlderHealth // HCK118
{
}
