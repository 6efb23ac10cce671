namespace Shop;

[HealthSubset("other")] // HCK117
public sealed partial class OtherHealth;
