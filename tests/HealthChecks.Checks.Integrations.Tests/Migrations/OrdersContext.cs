using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

/// <summary>An application's context with two migrations.</summary>
public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public const string First = "20260101000000_Orders";
    public const string Second = "20260201000000_Customers";

    [DbContext(typeof(OrdersContext)), Migration(First)]
    private sealed class Orders : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE orders (id int)");
    }

    [DbContext(typeof(OrdersContext)), Migration(Second)]
    private sealed class Customers : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE customers (id int)");
    }
}
