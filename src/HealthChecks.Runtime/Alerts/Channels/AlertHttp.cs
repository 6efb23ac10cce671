using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HealthChecks;

/// <summary>One request to a receiver, and what a failure says that may be repeated.</summary>
internal static class AlertHttp
{
    // Without a propagator there is no activity either: those hold the address, and are exported. Redirects would take secrets elsewhere.
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public static bool IsAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    public static HttpRequestMessage Json(Uri url, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TryAddWithoutValidation("User-Agent", "HealthChecks");
        return request;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            // Not as the inner exception: its message has the address.
            throw exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => Unreached("name-not-resolved"),
                HttpRequestError.ConnectionError => Unreached("connection-failed"),
                HttpRequestError.SecureConnectionError => Unreached("tls-failed"),
                HttpRequestError.ProxyTunnelError => Unreached("proxy-failed"),
                _ => new AlertDeliveryException("connection-broken", isTransient: true),
            };
        }
    }

    /// <summary>What an answer says that is no success.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="timeProvider">For what it says as a time of day.</param>
    /// <param name="retryAfter">What its body says of when to come again; null for nothing.</param>
    public static AlertDeliveryException Refusal(HttpResponseMessage response, TimeProvider timeProvider, TimeSpan? retryAfter)
    {
        var status = response.StatusCode;
        return new AlertDeliveryException(
            "status-" + ((int)status).ToString(CultureInfo.InvariantCulture),
            isTransient: status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
        {
            RetryAfter = retryAfter ?? response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - timeProvider.GetUtcNow()),
            // A gateway does not know what came of it, and what broke may have broken afterwards.
            MayHaveArrived = status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
        };
    }

    private static AlertDeliveryException Unreached(string error) => new(error, isTransient: true) { MayHaveArrived = false };
}
