using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace WebApp.Orders;

/// <summary>The orders whose receipts are not written yet.</summary>
public sealed class ReceiptQueue
{
    private readonly Channel<(Order Order, long AddedAt)> _waiting = Channel.CreateUnbounded<(Order, long)>();

    /// <summary>How many receipts wait, and for how long the oldest does.</summary>
    public QueueFigures Figures => new()
    {
        Depth = _waiting.Reader.Count,
        OldestAge = _waiting.Reader.TryPeek(out var oldest) ? Stopwatch.GetElapsedTime(oldest.AddedAt) : null,
    };

    public void Add(Order order) => _waiting.Writer.TryWrite((order, Stopwatch.GetTimestamp()));

    /// <summary>The oldest, which stays until it is removed.</summary>
    public bool TryPeek([NotNullWhen(true)] out Order? order)
    {
        var isThere = _waiting.Reader.TryPeek(out var oldest);
        order = oldest.Order;
        return isThere;
    }

    public void Remove() => _waiting.Reader.TryRead(out _);
}
