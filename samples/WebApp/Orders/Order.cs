using System.Text.Json.Serialization;

namespace WebApp.Orders;

/// <summary>An order as it is placed.</summary>
public sealed record NewOrder(string Customer, decimal Total);

/// <summary>An order as it is kept.</summary>
public sealed record Order(long Id, string Customer, decimal Total);

[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
internal sealed partial class OrderJson : JsonSerializerContext;
