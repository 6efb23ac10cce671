using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client.Events;

namespace HealthChecks.Docs.Tests.Vocabulary;

// The application that the pages are about. Nothing of it runs: the snippets are compiled against it.

public abstract class OrderQueue
{
    public abstract Task<int> CountAsync(CancellationToken cancellationToken);

    public abstract Task<TimeSpan?> OldestAsync(CancellationToken cancellationToken);
}

public abstract class OrderState
{
    public abstract Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult Result { get; }
}

public abstract class OrderConsumer
{
    public abstract Task HandleAsync(BasicDeliverEventArgs message, CancellationToken cancellationToken);
}

public abstract class OrderCache
{
    public abstract Task RefreshAsync(CancellationToken cancellationToken);
}

public abstract class OrderLease
{
    public abstract Task ReleaseAsync(CancellationToken cancellationToken);
}

public abstract class AuditLog
{
    public abstract Task WriteAsync(string entry);
}

public abstract class OrderQueries;

public abstract class OrderEvents;

public abstract class SessionStore;

public abstract class MarketFeed;

public abstract class InvoiceArchive;

public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options);

public sealed class Orders(DbContextOptions<Orders> options) : DbContext(options);

public sealed class OrdersOptions;

public sealed class MailOptions
{
    public string User { get; set; } = "";

    public string Password { get; set; } = "";
}

public abstract class LicenceFile
{
    public abstract bool IsValid { get; }

    public abstract Task<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> ReadAsync(CancellationToken cancellationToken);
}

public abstract class PaymentsClient;

public abstract class KafkaClient;

public static class Work
{
    public static Task DoAsync() => throw Left.Out;
}
