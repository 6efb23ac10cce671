namespace HealthChecks;

/// <summary>Settings of a <see cref="WebhookAlertChannel"/>.</summary>
public sealed class WebhookAlertOptions
{
    /// <summary>Where alerts are posted to: an absolute http or https address. It is treated as a secret. Needed.</summary>
    public string? Url { get; set; }

    /// <summary>What is posted. Default: <see cref="AlertBody.Json"/>.</summary>
    public AlertBody Body { get; set; } = AlertBody.Json;

    /// <summary>
    /// A secret that the receiver shares. With it, a request has the headers <c>X-HealthChecks-Timestamp</c> (seconds since 1970, of the attempt)
    /// and <c>X-HealthChecks-Signature</c>: <c>sha256=</c> and the HMAC-SHA256, in hexadecimal digits, of the timestamp, a full stop and the body.
    /// Default none.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>The value of the header <c>Authorization</c>, such as <c>Bearer …</c>. Default none.</summary>
    public string? Authorization { get; set; }

    /// <summary>What is wrong, beginning with the name of the setting; null for nothing. Never a value.</summary>
    internal string? Problem()
    {
        if (!AlertHttp.IsAddress(Url))
            return "Url has to be an absolute http or https address";
        if (Body is null)
            return "Body is null; leave it out for the default";
        if (Secret is { Length: 0 })
            return "Secret is empty; leave it out for requests without a signature";
        return Authorization is { } value && value.AsSpan().IndexOfAny('\r', '\n') >= 0 ? "Authorization has to be one line" : null;
    }
}
