namespace WebApp.Orders;

/// <summary>The section <c>Orders</c> of the configuration.</summary>
public sealed class OrderOptions
{
    /// <summary>How many orders are kept in memory.</summary>
    public int MaximumOrders { get; set; } = 10_000;
}
