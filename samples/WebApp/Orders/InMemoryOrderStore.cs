using Microsoft.Extensions.Options;

namespace WebApp.Orders;

/// <summary>Keeps orders until the process ends: the default, for trying things out.</summary>
public sealed class InMemoryOrderStore(IOptions<OrderOptions> options) : IOrderStore
{
    private readonly int _maximum = options.Value.MaximumOrders;
    private readonly List<Order> _orders = [];

    public bool IsAccepting
    {
        get
        {
            lock (_orders)
                return _orders.Count < _maximum;
        }
    }

    public Task InitializeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Order> AddAsync(NewOrder order, CancellationToken cancellationToken)
    {
        lock (_orders)
        {
            if (_orders.Count >= _maximum)
                throw new InvalidOperationException("The order store is full.");
            var added = new Order(_orders.Count + 1, order.Customer, order.Total);
            _orders.Add(added);
            return Task.FromResult(added);
        }
    }

    public Task<IReadOnlyList<Order>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_orders)
            return Task.FromResult<IReadOnlyList<Order>>([.. _orders]);
    }
}
