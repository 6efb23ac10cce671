namespace WebApp.Orders;

/// <summary>Where receipts are written: a folder of its own below the temporary one, unless <c>Receipts:Path</c> says otherwise.</summary>
public sealed class ReceiptFolder
{
    public ReceiptFolder(IConfiguration configuration)
    {
        Path = configuration["Receipts:Path"] ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "orders-receipts");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public Task WriteAsync(Order order, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(System.IO.Path.Combine(Path, $"{order.Id}.txt"), $"{order.Customer}: {order.Total}\n", cancellationToken);
}
