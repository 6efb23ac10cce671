using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Asks a vendor's page, seldom: what came of it is given again for a while.</summary>
internal sealed class VendorInquiry(HttpClient client, Uri address)
{
    private const int LongestPage = 2 * 1024 * 1024;
    private static readonly NetworkFailure Unreadable = new(CheckReasons.PageUnreadable, "The page is not what it should be.");
    private static readonly NetworkFailure TooLong = new(CheckReasons.BodyTooLong, "The page is longer than the check reads.");

    /// <summary>A page that could not be read is asked again sooner.</summary>
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(30);

    private HealthStatus _unreadableStatus = HealthStatus.Degraded;
    private TimeSpan _askEvery = TimeSpan.FromMinutes(5);
    private TimeProvider _clock = TimeProvider.System;
    private Answer? _last;

    public HealthStatus UnreadableStatus
    {
        get => _unreadableStatus;
        set => _unreadableStatus = NotHealthy(value, nameof(UnreadableStatus));
    }

    public TimeSpan AskEvery
    {
        get => _askEvery;
        set => _askEvery = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(AskEvery), value, "AskEvery is out of range: set it between zero and 1 day.");
    }

    public TimeProvider Clock
    {
        get => _clock;
        set => _clock = value ?? throw new ArgumentNullException(nameof(Clock));
    }

    public static HealthStatus NotHealthy(HealthStatus value, string name) => value is HealthStatus.Degraded or HealthStatus.Unhealthy
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} would hide what is wrong: set it to Degraded or Unhealthy.");

    /// <summary>The result, new or not; <paramref name="read"/> makes findings of a page, and adds to its data.</summary>
    public async Task<HealthCheckResult> AskAsync(
        Func<ReadOnlyMemory<byte>, Dictionary<string, object>, IReadOnlyList<HealthFinding>> read,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_last is { } last && _clock.GetElapsedTime(last.At) < last.GoodFor)
            return last.Result;

        var times = new StepTimes();
        var goodFor = _askEvery;
        HealthCheckResult result;
        try
        {
            var page = await FetchAsync(times, cancellationToken).ConfigureAwait(false);
            result = HealthResults.From(read(page, times.Data), times.Data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            var failure = exception is XmlException or JsonException or FormatException ? Unreadable : NetworkFailure.Of(exception);
            var finding = new HealthFinding(_unreadableStatus, failure.Reason, failure.Text) { Cause = exception };
            result = HealthResults.From([finding], times.Data);
            if (goodFor > LongestAfterFailure)
                goodFor = LongestAfterFailure;
        }

        _last = new Answer(result, _clock.GetTimestamp(), goodFor);
        return result;
    }

    private async Task<ReadOnlyMemory<byte>> FetchAsync(StepTimes times, CancellationToken cancellationToken)
    {
        times.Begin("answerMs");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        times.Data["statusCode"] = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            throw new NetworkFailureException(
                new NetworkFailure(CheckReasons.UnexpectedStatus, $"The page has the status {(int)response.StatusCode}."));
        }

        var body = await BoundedBody.ReadAsync(response.Content, LongestPage, cancellationToken).ConfigureAwait(false);
        times.End();
        return body ?? throw new NetworkFailureException(TooLong);
    }

    private sealed record Answer(HealthCheckResult Result, long At, TimeSpan GoodFor);
}
