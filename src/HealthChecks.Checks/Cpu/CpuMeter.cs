namespace HealthChecks;

/// <summary>Keeps a sample from one reading to the next, so that none has to wait for a second one.</summary>
internal sealed class CpuMeter(CpuReader reader)
{
    /// <summary>Counters tick every 10 ms; over less than this they say too little, and the last usage stays.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(0.25);

    private readonly object _gate = new();
    private CpuSample? _last;
    private CpuUsage? _usage;

    /// <summary>The usage since the last reading; without a figure where there is none to compare with.</summary>
    public CpuUsage Measure()
    {
        lock (_gate)
        {
            var sample = reader.Read();
            if (_last is null || _usage is null || sample.Source != _last.Source || sample.Cores != _last.Cores
                || sample.UsedSeconds < _last.UsedSeconds || sample.OfferedSeconds < _last.OfferedSeconds)
            {
                // The first, or another quota, or counters that began anew.
                _last = sample;
                return _usage = new CpuUsage(sample.Cores, Percent: null, TimeSpan.Zero);
            }

            var offered = sample.OfferedSeconds - _last.OfferedSeconds;
            var interval = TimeSpan.FromSeconds(offered / sample.Cores);
            if (interval < ShortestInterval)
                return _usage;

            // A container may use a little more than its quota for a moment. Rounded, for hundredths of seconds are not exact.
            var percent = Math.Min(100, Math.Round(100 * (sample.UsedSeconds - _last.UsedSeconds) / offered, 6));
            _last = sample;
            return _usage = new CpuUsage(sample.Cores, percent, interval);
        }
    }
}
