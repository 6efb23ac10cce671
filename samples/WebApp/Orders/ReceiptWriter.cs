namespace WebApp.Orders;

/// <summary>Writes receipts, one after another, trying again until each can be written.</summary>
public sealed partial class ReceiptWriter(
    ReceiptQueue queue,
    ReceiptFolder folder,
    Heartbeat heartbeat,
    ManualHealthCheck written,
    ILogger<ReceiptWriter> logger,
    ReceiptArchive? archive = null) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAllAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            heartbeat.Beat();
            await WriteAllAsync(stoppingToken);
            await Task.Delay(BetweenLooks, stoppingToken);
        }
    }

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        while (queue.TryPeek(out var order) && await TryWriteAsync(order, cancellationToken))
        {
            queue.Remove();
            heartbeat.Beat();
        }
    }

    private async Task<bool> TryWriteAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            var receipt = await folder.WriteAsync(order, cancellationToken);
            if (archive is not null)
                await archive.WriteAsync($"receipt-{order.Id}", receipt, cancellationToken);
            written.SetHealthy();
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            CannotWrite(exception, order.Id);
            written.SetUnhealthy("receipt-unwritten", "A receipt cannot be written.");
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The receipt of order {Order} cannot be written yet")]
    private partial void CannotWrite(Exception exception, long order);
}
