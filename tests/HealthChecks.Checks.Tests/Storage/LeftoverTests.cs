using HealthChecks.Checks.Tests.Fakes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Checks.Tests;

/// <summary>What is removed that a killed process left behind, and what is not.</summary>
public sealed class LeftoverTests
{
    private const double TenMinutes = 600;

    private readonly ListingStore _store = new();
    private readonly ManualClock _clock = new();
    private readonly StorageHealthCheck _check;

    public LeftoverTests() => _check = new StorageHealthCheck(_store) { Clock = _clock };

    [Fact]
    public async Task An_entry_of_a_killed_process_is_removed_when_it_has_been_seen_for_ten_minutes()
    {
        var key = _store.Leave();

        await AssertHealthyAsync();
        _clock.Pass(TenMinutes - 1);
        await AssertHealthyAsync();
        Assert.Contains(key, _store.Entries.Keys);

        _clock.Pass(1);
        await AssertHealthyAsync();
        Assert.Empty(_store.Entries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task One_whose_write_was_cut_short_is_removed_too(int length)
    {
        _store.Leave(length: length);

        await SweepTwiceAsync();

        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task An_entry_of_a_neighbour_that_is_at_work_stays_however_late_it_is()
    {
        await AssertHealthyAsync();
        _clock.Pass(TenMinutes * 5);
        var neighbours = _store.Leave();

        await AssertHealthyAsync();
        _clock.Pass(TenMinutes - 1);
        await AssertHealthyAsync();

        Assert.Equal([neighbours], _store.Entries.Keys);
    }

    [Fact]
    public async Task What_no_check_wrote_stays_whatever_its_name()
    {
        var run = Guid.NewGuid();
        string[] foreign =
        [
            "healthcheck", "healthcheck-", "healthcheck-of-another", $"healthcheck-{run}", $"healthcheck-{run:N}.bak", $"healthcheck-{run:N}"[..^1],
            $"healthcheck-{run.ToString("N").ToUpperInvariant()}X", $"other-{run:N}", $"healthcheck/{run:N}", $"{run:N}", $"Healthcheck-{run:N}",
        ];
        foreach (var key in foreign)
            _store.Entries[key] = run.ToByteArray();
        _store.Entries[$"healthcheck-{run:N}"] = "an invoice of us"u8.ToArray();
        _store.Entries[$"healthcheck-{Guid.NewGuid():N}"] = new byte[17];
        var before = _store.Entries.Count;

        await SweepTwiceAsync();
        await SweepTwiceAsync();

        Assert.Equal(before, _store.Entries.Count);
    }

    [Fact]
    public async Task No_more_than_a_hundred_are_removed_at_a_time()
    {
        for (var entry = 0; entry < 250; entry++)
            _store.Leave();

        List<int> left = [];
        for (var sweep = 0; sweep < 4; sweep++)
        {
            await AssertHealthyAsync();
            _clock.Pass(TenMinutes);
            left.Add(_store.Entries.Count);
        }

        Assert.Equal([250, 150, 50, 0], left);
    }

    [Fact]
    public async Task The_store_is_asked_what_it_has_once_in_ten_minutes_and_only_after_a_pass()
    {
        for (var run = 0; run < 20; run++)
        {
            await AssertHealthyAsync();
            _clock.Pass(60);
        }

        Assert.Equal(2, _store.Lists);

        _store.Inner.LosesWrites = true;
        _clock.Pass(TenMinutes);
        (await _check.RunAsync()).AssertFailed(CheckReasons.Missing);
        Assert.Equal(2, _store.Lists);
    }

    [Fact]
    public async Task A_store_that_cannot_be_listed_is_healthy_all_the_same_and_asked_again_later()
    {
        _store.Leave();
        _store.OnList = static _ => throw new InvalidOperationException("hunter2");
        await SweepTwiceAsync();
        Assert.Equal(2, _store.Lists);

        _store.OnList = static _ => Task.CompletedTask;
        _clock.Pass(TenMinutes);
        await SweepTwiceAsync();
        Assert.Empty(_store.Entries);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("delete")]
    public async Task One_that_cannot_be_removed_holds_up_neither_the_check_nor_the_others(string call)
    {
        var stubborn = _store.Leave();
        _store.Leave();
        _store.Refuse = (asked, key) => asked == call && key == stubborn;

        await SweepTwiceAsync();

        Assert.Equal([stubborn], _store.Entries.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_hangs_when_it_is_listed_costs_part_of_the_timeout_and_no_failure(bool obeysItsToken)
    {
        _store.OnList = token => Task.Delay(Timeout.Infinite, obeysItsToken ? token : CancellationToken.None);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(4));

        var result = await _check.RunUntilAsync(timeout.Token, TimeSpan.FromSeconds(4));

        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal(1, _store.Lists);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_it_sweeps_ends_as_cancelled()
    {
        using var source = new CancellationTokenSource();
        _store.OnList = async _ => await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _check.RunUntilAsync(source.Token));
    }

    [Fact]
    public async Task With_a_long_timeout_an_entry_is_seen_for_twice_that_before_it_is_removed()
    {
        _store.Leave();
        var timeout = TimeSpan.FromSeconds(TenMinutes);

        await _check.RunUntilAsync(TestContext.Current.CancellationToken, timeout);
        _clock.Pass(TenMinutes * 2 - 1);
        await _check.RunUntilAsync(TestContext.Current.CancellationToken, timeout);
        Assert.Single(_store.Entries);

        _clock.Pass(1);
        await _check.RunUntilAsync(TestContext.Current.CancellationToken, timeout);
        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task Told_to_remove_nothing_it_asks_nothing()
    {
        _store.Leave();
        var check = new StorageHealthCheck(_store) { Clock = _clock, RemoveLeftoversAfter = null };

        await check.RunAsync();
        _clock.Pass(TenMinutes);
        await check.RunAsync();

        Assert.Equal(0, _store.Lists);
        Assert.Single(_store.Entries);
    }

    [Fact]
    public void A_time_that_cannot_work_is_refused_at_construction()
    {
        foreach (var seconds in new[] { -1, 0, 9.999, 86_401 })
        {
            var after = TimeSpan.FromSeconds(seconds);
            Assert.Throws<ArgumentOutOfRangeException>(() => new StorageHealthCheck(_store) { RemoveLeftoversAfter = after });
            Assert.Throws<ArgumentOutOfRangeException>(() => new FolderHealthCheck("data") { RemoveLeftoversAfter = after });
        }

        Assert.Equal(TimeSpan.FromMinutes(10), new StorageHealthCheck(_store).RemoveLeftoversAfter);
        Assert.Equal(TimeSpan.FromMinutes(10), new FolderHealthCheck("data").RemoveLeftoversAfter);
    }

    private async Task SweepTwiceAsync()
    {
        await AssertHealthyAsync();
        _clock.Pass(TenMinutes);
        await AssertHealthyAsync();
    }

    private async Task AssertHealthyAsync() => Assert.Equal(HealthStatus.Healthy, (await _check.RunAsync()).Status);
}
