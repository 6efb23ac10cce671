using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

/// <summary>A receiver of webhooks: a real HTTP server, that answers what a test says and keeps what it gets.</summary>
internal sealed class HttpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private WebApplication _server;

    private HttpReceiver(WebApplication server) => _server = server;

    public string Url { get; private set; } = "";

    /// <summary>Answers; the default is 200.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = static _ => Task.CompletedTask;

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public static async Task<HttpReceiver> StartAsync()
    {
        var receiver = new HttpReceiver(null!);
        await receiver.ListenAsync("http://127.0.0.1:0");
        return receiver;
    }

    /// <summary>Goes away: connections are refused.</summary>
    public ValueTask GoAsync() => _server.DisposeAsync();

    /// <summary>Listens again, where it did before.</summary>
    public Task ComeBackAsync() => ListenAsync(Url);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ListenAsync(string url)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            _requests.Enqueue(new ReceivedRequest(context.Request.Path, headers, await reader.ReadToEndAsync()));
            await Answer(context);
        });
        await _server.StartAsync();
        Url = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }
}

internal sealed record ReceivedRequest(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
