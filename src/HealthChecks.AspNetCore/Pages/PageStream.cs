using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HealthChecks;

/// <summary>One open stream: looks, sends what has changed, and now and then a sign of life.</summary>
internal sealed class PageStream(HttpContext context, PageRenderer renderer, IHealthLifecycle lifecycle, Func<CancellationToken, ValueTask<HealthPageView>> show)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Who does not read for so long is cut off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private byte[] _last = [];
    private long _sentAt = Stopwatch.GetTimestamp();

    /// <summary>Until the application drains.</summary>
    /// <exception cref="OperationCanceledException">It stops, or the reader has gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await SendAsync("retry: 3000\n\n"u8.ToArray(), cancellationToken);
        while (!lifecycle.IsDraining)
        {
            await LookAsync(cancellationToken);
            await WaitAsync(cancellationToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var view = await show(cancellationToken);
        var shown = new ArrayBufferWriter<byte>(4096);
        renderer.WriteMain(shown, view, isSteady: true);
        if (!shown.WrittenSpan.SequenceEqual(_last))
        {
            _last = shown.WrittenSpan.ToArray();
            await SendAsync(EventOf(view), cancellationToken);
        }
        else if (Stopwatch.GetElapsedTime(_sentAt) >= Heartbeat)
        {
            await SendAsync(":\n\n"u8.ToArray(), cancellationToken);
        }
    }

    // In small steps, because nothing tells of the drain.
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (!lifecycle.IsDraining && Stopwatch.GetElapsedTime(started).TotalSeconds < renderer.Options.RefreshSeconds)
            await Task.Delay(Step, cancellationToken);
    }

    private byte[] EventOf(HealthPageView view)
    {
        var main = new ArrayBufferWriter<byte>(4096);
        renderer.WriteMain(main, view, isSteady: false);
        var text = new ArrayBufferWriter<byte>(main.WrittenCount + 64);
        text.Write("event: main\n"u8);
        // A line of the stream for each line of the text; only what the application adds has more than one.
        var rest = main.WrittenSpan;
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            text.Write("data: "u8);
            text.Write(end < 0 ? rest : rest[..end]);
            text.Write("\n"u8);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        text.Write("\n"u8);
        return text.WrittenSpan.ToArray();
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await context.Response.Body.WriteAsync(bytes, patience.Token);
            await context.Response.Body.FlushAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // What has been sent in part cannot be ended in order, and must not be waited for.
            context.Abort();
            throw;
        }

        _sentAt = Stopwatch.GetTimestamp();
    }
}
