using Quartz.Spi;

namespace HealthChecks.Quartz.App;

/// <summary>Jobs of these tests have no data to save.</summary>
public sealed class NoSerializer : IObjectSerializer
{
    /// <inheritdoc />
    public void Initialize()
    {
    }

    /// <inheritdoc />
    public byte[] Serialize<T>(T obj)
        where T : class => throw new NotSupportedException();

    /// <inheritdoc />
    public T? DeSerialize<T>(byte[] data)
        where T : class => throw new NotSupportedException();
}
