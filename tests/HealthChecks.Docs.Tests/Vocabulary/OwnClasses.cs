using System.Buffers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks.Docs.Tests.Vocabulary;

// Classes that a page has shown, or leaves to the reader, and uses in a later block.

public abstract class OwnCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw Left.Out;
}

public sealed class PaymentsCheck(PaymentsClient client) : OwnCheck
{
    public override string ToString() => $"{client}";
}

public sealed class OrdersCheck : OwnCheck;

public sealed class QueueCheck : OwnCheck;

public sealed class PagerChannel : IAlertChannel
{
    public string Name => throw Left.Out;

    public ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken) => throw Left.Out;
}

public sealed class LineWriter : IHealthResponseWriter
{
    public string Format => throw Left.Out;

    public IReadOnlyList<string> MediaTypes => throw Left.Out;

    public string ContentType => throw Left.Out;

    public void Write(IBufferWriter<byte> output, HealthResponse response) => throw Left.Out;
}

public sealed class ArchiveStore(InvoiceArchive archive) : IHealthStore
{
    public override string ToString() => $"{archive}";

    public Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw Left.Out;

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => throw Left.Out;

    public Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) => throw Left.Out;

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => throw Left.Out;
}
