using Npgsql;

namespace WebApp.Orders;

/// <summary>Adds what takes orders, and what writes their receipts.</summary>
internal static class OrderServices
{
    /// <summary>The key of the database that only reads are sent to.</summary>
    public const string Replica = "replica";

    public static void AddOrders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OrderOptions>()
            .BindConfiguration("Orders")
            .Validate(static options => options.MaximumOrders > 0, "Orders:MaximumOrders must be more than 0.");
        services.AddSingleton<ReceiptFolder>();
        services.AddSingleton<ReceiptQueue>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton(static _ => new ManualHealthCheck { Initially = HealthStatus.Healthy });
        services.AddHostedService<ReceiptWriter>();
        services.AddSingleton<OrderStoreGate>();
        services.AddHostedService<OrderStoreInitializer>();
        if (configuration.GetConnectionString("Orders") is { Length: > 0 } orders)
        {
            services.AddSingleton(_ => new NpgsqlSlimDataSourceBuilder(orders).Build());
            services.AddSingleton<IOrderStore, PostgresOrderStore>();
            services.AddSingleton<ReceiptArchive>();
        }
        else
        {
            services.AddSingleton<IOrderStore, InMemoryOrderStore>();
        }

        if (configuration.GetConnectionString("OrdersReplica") is { Length: > 0 } replica)
            services.AddKeyedSingleton(Replica, (_, _) => new NpgsqlSlimDataSourceBuilder(replica).Build());
    }
}
