using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Keeps the last of everything in rings: what is added pushes the oldest out, and nothing grows.</summary>
internal sealed class RecordedHistory : HealthHistory
{
    private const int MostTransitions = 200;
    private const int MostReadings = 60;

    // Of this process, and so of no entry of another.
    private readonly string _process = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..24];
    private readonly Ring<HealthHistoryEntry> _transitions = new(MostTransitions);
    private Ring<(HealthStatus Status, long At, uint Microseconds)>[] _readings = [];
    private Cell[] _cells = [];
    private EngineClock? _clock;
    private uint _count;

    public override IReadOnlyList<HealthHistoryEntry> Transitions
    {
        get
        {
            var entries = _transitions.ToArray();
            Array.Reverse(entries);
            return entries;
        }
    }

    public override IReadOnlyList<HealthHistoryReading> ReadingsOf(string check)
    {
        ArgumentNullException.ThrowIfNull(check);
        var cell = Array.Find(_cells, each => string.Equals(each.Name, check, StringComparison.OrdinalIgnoreCase));
        if (cell is null)
            return [];

        return Array.ConvertAll(_readings[cell.Check.Index].ToArray(), reading =>
            new HealthHistoryReading(reading.Status, _clock!.ToUtc(reading.At), TimeSpan.FromMicroseconds(reading.Microseconds)));
    }

    internal override void Open(EngineClock clock, Cell[] cells)
    {
        _clock = clock;
        _readings = Array.ConvertAll(cells, static _ => new Ring<(HealthStatus, long, uint)>(MostReadings));
        _cells = cells;
    }

    internal override void OnReading(Cell cell, HealthStatus status, long measuredAt, uint microseconds) =>
        _readings[cell.Check.Index].Add((status, measuredAt, microseconds));

    internal override void OnTransition(HealthTransition transition)
    {
        lock (_transitions)
        {
            // A UUID of version 8, which is whatever its maker says: the process, and the number of the transition.
            var digits = _process + (++_count).ToString("x8", CultureInfo.InvariantCulture);
            var id = $"urn:uuid:{digits[..8]}-{digits[8..12]}-8{digits[13..16]}-a{digits[17..20]}-{digits[20..]}";
            _transitions.Add(new HealthHistoryEntry(id, transition));
        }
    }
}
