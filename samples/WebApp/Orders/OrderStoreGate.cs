namespace WebApp.Orders;

/// <summary>Opens once, when the order store is ready.</summary>
public sealed class OrderStoreGate
{
    private volatile bool _isOpen;

    public bool IsOpen => _isOpen;

    public void Open() => _isOpen = true;
}
