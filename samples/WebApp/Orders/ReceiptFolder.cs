using System.Text;

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

    /// <summary>Writes the receipt of an order, and returns it.</summary>
    public async Task<byte[]> WriteAsync(Order order, CancellationToken cancellationToken)
    {
        var receipt = Encoding.UTF8.GetBytes($"{order.Customer}: {order.Total}\n");
        await File.WriteAllBytesAsync(System.IO.Path.Combine(Path, $"{order.Id}.txt"), receipt, cancellationToken);
        return receipt;
    }
}
