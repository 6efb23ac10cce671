using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a service answers over HTTP as it should: sends one request, and looks at status, body and time.</summary>
/// <remarks>
/// The body is read to its end, up to <see cref="MaximumBodyBytes"/>, also where nothing is expected of it: a server that breaks off in
/// the middle is not healthy. Redirects are followed as the client is set to. Certificates are the client's business.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 10, Dependency = DependencyScope.Shared)]
public sealed class HttpHealthCheck : IHealthCheck
{
    private readonly HttpClient _client;
    private readonly HttpExpectation _expectation = new();
    private readonly Uri _address;
    private readonly HttpMethod _method = HttpMethod.Get;
    private readonly IReadOnlyDictionary<string, string> _headers = new Dictionary<string, string>();
    private readonly TimeSpan? _slowAfter;

    /// <summary>Asks a service by a client of the application's own.</summary>
    /// <param name="client">The client, as the application itself uses it. It is not disposed.</param>
    /// <param name="address">Where to ask; relative to the client's <see cref="HttpClient.BaseAddress"/> where it has one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="address"/> is not http or https, is relative to nothing, or holds a user or password.
    /// </exception>
    public HttpHealthCheck(HttpClient client, Uri address)
    {
        _address = HttpAddress.Checked(client, address);
        _client = client;
    }

    /// <summary>Asks a service by a client that all such checks of the process share. It follows redirects and keeps no cookies.</summary>
    /// <param name="address">Where to ask.</param>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="address"/> is not http or https, is relative, or holds a user or password.
    /// </exception>
    public HttpHealthCheck(Uri address)
        : this(SharedHttpClient.Instance, address)
    {
    }

    /// <summary>The method. Default GET.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public HttpMethod Method
    {
        get => _method;
        init => _method = value ?? throw new ArgumentNullException(nameof(Method));
    }

    /// <summary>Headers of the request, beside those of the client. Default none.</summary>
    /// <exception cref="ArgumentException">A name or a value is no header.</exception>
    public IReadOnlyDictionary<string, string> Headers
    {
        get => _headers;
        init => _headers = HttpExpectation.CheckedHeaders(value);
    }

    /// <summary>The statuses that are expected: numbers and ranges between 200 and 599. Default <c>200-299</c>.</summary>
    /// <exception cref="ArgumentException">The value is no list of statuses.</exception>
    public string ExpectedStatus
    {
        get => _expectation.Statuses.Text;
        init => _expectation.Statuses = new StatusRanges(value, nameof(ExpectedStatus));
    }

    /// <summary>A text that the body must hold, letter for letter; null for none. Default null.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string? ExpectedText
    {
        get => _expectation.Text;
        init => _expectation.Text = value is not ""
            ? value
            : throw new ArgumentException("ExpectedText is empty, and every body holds that: set a text, or null.", nameof(ExpectedText));
    }

    /// <summary>
    /// Values that the body must hold, as JSON: by path (<c>nodes[0].state</c>) a string, number, bool or null; numbers are compared by
    /// value. Default none.
    /// </summary>
    /// <exception cref="ArgumentException">A path is malformed, or a value is of another type.</exception>
    public IReadOnlyDictionary<string, object?> ExpectedJson
    {
        get => _expectation.JsonValues;
        init => _expectation.JsonValues = value;
    }

    /// <summary>
    /// Values of a JSON body to show in the data: their paths by the data's key. Only strings (their first 200 characters), numbers and
    /// bools are shown; what is missing fails nothing. Default none.
    /// </summary>
    /// <exception cref="ArgumentException">A path is malformed, or a key is taken.</exception>
    public IReadOnlyDictionary<string, string> Capture
    {
        get => _expectation.Captures;
        init => _expectation.Captures = value;
    }

    /// <summary>The check is Degraded where the whole answer takes longer; null for no such limit. Default null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? SlowAfter
    {
        get => _slowAfter;
        init => _slowAfter = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SlowAfter), value, "SlowAfter is not positive: set it above zero, or to null.");
    }

    /// <summary>Whether an answer from another address than the one asked, after a redirect, fails. Default false.</summary>
    public bool FailOnRedirect { get; init; }

    /// <summary>The most that is read of a body, in bytes, 1 KiB to 16 MiB. Default 1 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaximumBodyBytes
    {
        get => _expectation.MaximumBodyBytes;
        init => _expectation.MaximumBodyBytes = value;
    }

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var times = new StepTimes();
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(_method, _address);
            foreach (var (name, value) in _headers)
                request.Headers.Add(name, value);

            times.Begin("answerMs");
            using var response = await _client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            times.End();
            times.Data["statusCode"] = (int)response.StatusCode;
            if (FailOnRedirect && response.RequestMessage?.RequestUri != _address)
                return HealthResults.Unhealthy(CheckReasons.Redirected, "The answer came from another address.", data: times.Data);

            var failure = await _expectation.CompareAsync(response, times, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
                return HealthResults.Unhealthy(failure.Reason, failure.Text, data: times.Data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            var failure = NetworkFailure.Of(exception);
            return HealthResults.Unhealthy(failure.Reason, failure.Text, exception, times.Data);
        }

        return _slowAfter is { } limit && Stopwatch.GetElapsedTime(started) > limit
            ? HealthResults.Degraded(CheckReasons.Slow, "The answer was right, and took longer than it should.", times.Data)
            : HealthResults.Healthy(data: times.Data);
    }
}
