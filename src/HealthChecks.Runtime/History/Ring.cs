namespace HealthChecks;

/// <summary>The last so many of something.</summary>
internal sealed class Ring<T>(int capacity)
{
    private readonly T[] _items = new T[capacity];
    private int _next;
    private int _count;

    public void Add(T item)
    {
        lock (_items)
        {
            _items[_next] = item;
            _next = (_next + 1) % _items.Length;
            if (_count < _items.Length)
                _count++;
        }
    }

    /// <summary>A copy, oldest first.</summary>
    public T[] ToArray()
    {
        lock (_items)
        {
            var copy = new T[_count];
            var first = (_next - _count + _items.Length) % _items.Length;
            for (var i = 0; i < _count; i++)
                copy[i] = _items[(first + i) % _items.Length];
            return copy;
        }
    }
}
