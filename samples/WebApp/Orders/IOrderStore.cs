namespace WebApp.Orders;

/// <summary>Keeps orders.</summary>
public interface IOrderStore
{
    /// <summary>Whether the store takes another order.</summary>
    bool IsAccepting { get; }

    /// <summary>Makes the store ready for its first order.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    Task<Order> AddAsync(NewOrder order, CancellationToken cancellationToken);

    Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellationToken);
}
