using Microsoft.EntityFrameworkCore;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

/// <summary>A factory as applications register it, which counts.</summary>
internal sealed class ContextFactory(string connectionString) : IDbContextFactory<OrdersContext>
{
    public int Created { get; private set; }

    public OrdersContext CreateDbContext()
    {
        Created++;
        return new OrdersContext(new DbContextOptionsBuilder<OrdersContext>().UseNpgsql(connectionString).Options);
    }
}
