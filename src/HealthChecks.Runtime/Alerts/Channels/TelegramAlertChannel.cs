using System.Net;
using System.Text.Json;

namespace HealthChecks;

/// <summary>Sends alerts to a Telegram chat, as plain text.</summary>
public sealed class TelegramAlertChannel : IAlertChannel
{
    private const int MostCharacters = 4000;
    private const int MostAnswer = 4096;

    private readonly Uri _url;
    private readonly string _chatId;

    /// <summary>Makes a channel.</summary>
    /// <param name="name">The channel's name in the log.</param>
    /// <param name="options">Its settings; read once.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be; the message names it.</exception>
    public TelegramAlertChannel(string name, TelegramAlertOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new InvalidOperationException($"Alert channel '{name}': {problem}.");

        Name = name;
        _url = new Uri($"{options.BaseUrl.TrimEnd('/')}/bot{options.BotToken}/sendMessage");
        _chatId = options.ChatId!;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Render(HealthAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var text = AlertText.Title(alert) + "\n\n" + AlertText.Body(alert);
        return text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
    }

    /// <inheritdoc/>
    /// <exception cref="AlertDeliveryException">Telegram did not accept it, or was not reached.</exception>
    public async ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken)
    {
        using var request = AlertHttp.Json(_url, Body(Render(alert)));
        using var response = await AlertHttp.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return;

        var wait = response.StatusCode == HttpStatusCode.TooManyRequests
            ? RetryAfter(await ReadAsync(response, cancellationToken).ConfigureAwait(false))
            : null;
        throw AlertHttp.Refusal(response, TimeProvider.System, wait);
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = new byte[MostAnswer];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(answer, MostAnswer, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return answer[..length];
    }

    // {"ok":false,"error_code":429,"parameters":{"retry_after":35}}
    private static TimeSpan? RetryAfter(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("parameters", out var parameters)
                && parameters.ValueKind == JsonValueKind.Object
                && parameters.TryGetProperty("retry_after", out var seconds)
                && seconds.ValueKind == JsonValueKind.Number
                && seconds.TryGetInt32(out var value)
                ? TimeSpan.FromSeconds(value)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private byte[] Body(string text)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("chat_id", _chatId);
            writer.WriteString("text", text);
            writer.WriteBoolean("disable_web_page_preview", true);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
