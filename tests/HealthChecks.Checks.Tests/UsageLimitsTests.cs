namespace HealthChecks.Checks.Tests;

/// <summary>Disk and memory take their limits in the same way; what holds for one here holds for both.</summary>
public sealed class UsageLimitsTests
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_percentage_is_refused_at_construction(double percent)
    {
        Assert.Throws<ArgumentOutOfRangeException>("WarningPercent", () => new DiskHealthCheck { WarningPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("CriticalPercent", () => new DiskHealthCheck { CriticalPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("WarningPercent", () => new MemoryHealthCheck { WarningPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("CriticalPercent", () => new MemoryHealthCheck { CriticalPercent = percent });
    }

    [Fact]
    public void A_warning_above_the_critical_level_is_refused_in_whichever_order_they_are_set()
    {
        var exception = Assert.Throws<ArgumentException>(() => new DiskHealthCheck { WarningPercent = 97.5, CriticalPercent = 90 });
        Assert.StartsWith(
            "WarningPercent (97.5) is above CriticalPercent (90): lower WarningPercent, or set it to null.",
            exception.Message,
            StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => new DiskHealthCheck { CriticalPercent = 90, WarningPercent = 97.5 });
        Assert.Throws<ArgumentException>(() => new MemoryHealthCheck { WarningPercent = 97.5, CriticalPercent = 90 });
    }

    [Fact]
    public void A_level_that_is_not_set_gives_way_to_the_other()
    {
        Assert.Equal(50, new DiskHealthCheck { CriticalPercent = 50 }.WarningPercent);
        Assert.Equal(99, new DiskHealthCheck { WarningPercent = 99 }.CriticalPercent);
        Assert.Equal(85, new DiskHealthCheck { CriticalPercent = 90 }.WarningPercent);
        Assert.Equal(95, new DiskHealthCheck { WarningPercent = 60 }.CriticalPercent);
        Assert.Equal(85, new DiskHealthCheck { CriticalPercent = null }.WarningPercent);
        Assert.Equal(95, new DiskHealthCheck { WarningPercent = null }.CriticalPercent);
    }

    [Fact]
    public void The_bounds_themselves_and_equal_levels_are_allowed()
    {
        var check = new MemoryHealthCheck { WarningPercent = 0, CriticalPercent = 100, MinimumAvailableBytes = 0 };
        Assert.Equal((0, 100, 0), (check.WarningPercent, check.CriticalPercent, check.MinimumAvailableBytes));

        check = new MemoryHealthCheck { WarningPercent = 90, CriticalPercent = 90 };
        Assert.Equal((90, 90), (check.WarningPercent, check.CriticalPercent));
    }

    [Fact]
    public void The_defaults_are_pinned()
    {
        var disk = new DiskHealthCheck();
        Assert.Equal((85, 95, null), (disk.WarningPercent, disk.CriticalPercent, disk.MinimumFreeBytes));

        var memory = new MemoryHealthCheck();
        Assert.Equal((80, 95, null), (memory.WarningPercent, memory.CriticalPercent, memory.MinimumAvailableBytes));
    }

    [Fact]
    public void A_negative_minimum_is_refused_at_construction()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            nameof(DiskHealthCheck.MinimumFreeBytes),
            () => new DiskHealthCheck { MinimumFreeBytes = -1 });
        Assert.StartsWith("MinimumFreeBytes is negative: set it to a number of bytes", exception.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(MemoryHealthCheck.MinimumAvailableBytes),
            () => new MemoryHealthCheck { MinimumAvailableBytes = -1 });
    }
}
