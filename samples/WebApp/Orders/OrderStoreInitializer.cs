namespace WebApp.Orders;

/// <summary>Makes the order store ready, trying again until it can be reached, and opens the gate.</summary>
public sealed partial class OrderStoreInitializer(IOrderStore store, OrderStoreGate gate, ILogger<OrderStoreInitializer> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!gate.IsOpen)
        {
            try
            {
                // A driver that is connecting may not look at the token, and the process waits for this service when it stops.
                await store.InitializeAsync(stoppingToken).WaitAsync(stoppingToken);
                gate.Open();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                CannotInitialize(exception);
                await Task.Delay(BetweenTries, stoppingToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The order store cannot be initialized yet")]
    private partial void CannotInitialize(Exception exception);
}
