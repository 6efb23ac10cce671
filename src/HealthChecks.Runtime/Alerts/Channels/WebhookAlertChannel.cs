using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HealthChecks;

/// <summary>Posts alerts to an HTTP address, as JSON. Redirects are not followed; certificates are validated as always.</summary>
public sealed class WebhookAlertChannel : IAlertChannel
{
    /// <summary>The header with the time of an attempt, in seconds since 1970.</summary>
    public const string TimestampHeader = "X-HealthChecks-Timestamp";

    /// <summary>The header with the signature of a request.</summary>
    public const string SignatureHeader = "X-HealthChecks-Signature";

    private readonly Uri _url;
    private readonly AlertBody _body;
    private readonly byte[]? _secret;
    private readonly string? _authorization;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a channel.</summary>
    /// <param name="name">The channel's name in the log.</param>
    /// <param name="options">Its settings; read once.</param>
    /// <param name="timeProvider">The clock that requests are signed by; null for the system's.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be; the message names it.</exception>
    public WebhookAlertChannel(string name, WebhookAlertOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
            throw new InvalidOperationException($"Alert channel '{name}': {problem}.");

        Name = name;
        _url = new Uri(options.Url!);
        _body = options.Body;
        _secret = options.Secret is { } secret ? Encoding.UTF8.GetBytes(secret) : null;
        _authorization = options.Authorization;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Render(HealthAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return _body.Render(alert);
    }

    /// <inheritdoc/>
    /// <exception cref="AlertDeliveryException">The receiver did not accept it, or was not reached.</exception>
    public async ValueTask SendAsync(HealthAlert alert, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(Render(alert));
        using var request = AlertHttp.Json(_url, body);
        if (_authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", _authorization);
        if (_secret is not null)
            Sign(request, body, _secret);
        using var response = await AlertHttp.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw AlertHttp.Refusal(response, _timeProvider, null);
    }

    private void Sign(HttpRequestMessage request, byte[] body, byte[] secret)
    {
        // Of this attempt: a receiver that refuses old requests must take one that had to wait.
        var timestamp = _timeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        request.Headers.TryAddWithoutValidation(TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SignatureHeader, "sha256=" + AlertWords.Hex(hmac.GetHashAndReset()));
    }
}
