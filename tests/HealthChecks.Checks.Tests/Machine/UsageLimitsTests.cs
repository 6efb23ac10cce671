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
        Assert.Throws<ArgumentOutOfRangeException>("WarningPercent", () => new CpuHealthCheck { WarningPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("CriticalPercent", () => new CpuHealthCheck { CriticalPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("WarningInodesPercent", () => new DiskHealthCheck { WarningInodesPercent = percent });
        Assert.Throws<ArgumentOutOfRangeException>("CriticalInodesPercent", () => new DiskHealthCheck { CriticalInodesPercent = percent });
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
    public void A_warning_in_bytes_below_the_minimum_is_refused_in_whichever_order_they_are_set()
    {
        var exception = Assert.Throws<ArgumentException>(() => new DiskHealthCheck { WarningFreeBytes = 99, MinimumFreeBytes = 100 });
        Assert.StartsWith(
            "WarningFreeBytes (99) is below MinimumFreeBytes (100): raise WarningFreeBytes, or set it to null.",
            exception.Message,
            StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => new DiskHealthCheck { MinimumFreeBytes = 100, WarningFreeBytes = 99 });
        Assert.Throws<ArgumentException>(() => new MemoryHealthCheck { WarningAvailableBytes = 99, MinimumAvailableBytes = 100 });
        var both = new MemoryHealthCheck { WarningAvailableBytes = 100, MinimumAvailableBytes = 100 };
        Assert.Equal((100, 100), (both.WarningAvailableBytes, both.MinimumAvailableBytes));
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
        Assert.Null(new DiskHealthCheck { MinimumFreeBytes = 100 }.WarningFreeBytes);
        Assert.Null(new DiskHealthCheck { WarningFreeBytes = 100 }.MinimumFreeBytes);
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

        Assert.Equal((null, null), (disk.WarningFreeBytes, memory.WarningAvailableBytes));
        Assert.Equal((85, 95), (disk.WarningInodesPercent, disk.CriticalInodesPercent));

        var cpu = new CpuHealthCheck();
        Assert.Equal((70, 90), (cpu.WarningPercent, cpu.CriticalPercent));
    }

    [Fact]
    public void A_negative_minimum_is_refused_at_construction()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            nameof(DiskHealthCheck.MinimumFreeBytes),
            () => new DiskHealthCheck { MinimumFreeBytes = -1 });
        Assert.StartsWith("MinimumFreeBytes is negative: set it to 0 or more, or to null", exception.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(MemoryHealthCheck.MinimumAvailableBytes),
            () => new MemoryHealthCheck { MinimumAvailableBytes = -1 });
    }
}
