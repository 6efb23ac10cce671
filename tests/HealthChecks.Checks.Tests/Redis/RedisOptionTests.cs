namespace HealthChecks.Checks.Tests;

public sealed class RedisOptionTests
{
    [Fact]
    public void Options_that_cannot_work_throw_at_construction()
    {
        Assert.Throws<ArgumentException>(() => new RedisHealthCheck("host") { SentinelMaster = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisHealthCheck("host") { MinimumReplicas = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisHealthCheck("host") { ExpectedRole = (RedisRole)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisHealthCheck("host") { WarningLagSeconds = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisHealthCheck("host") { WarningMemoryPercent = 101 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RedisHealthCheck("host") { CriticalHitRatePercent = 101 });
        Assert.Throws<ArgumentException>(() => new RedisHealthCheck("host") { WarningMemoryPercent = 90, CriticalMemoryPercent = 80 });
        Assert.Throws<ArgumentException>(() => new RedisHealthCheck("host") { WarningHitRatePercent = 10, CriticalHitRatePercent = 20 });
        Assert.Throws<ArgumentException>(() => new RedisHealthCheck("host") { CriticalLagSeconds = 5, WarningLagSeconds = 6 });
    }

    [Fact]
    public void It_is_about_a_shared_dependency_and_quick()
    {
        var defaults = CheckRun.Defaults<RedisHealthCheck>()!;

        Assert.Equal((2, DependencyScope.Shared), (defaults.TimeoutSeconds, defaults.Dependency));
    }
}
