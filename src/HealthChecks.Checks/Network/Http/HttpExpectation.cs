using System.Text;
using System.Text.Json;

namespace HealthChecks;

/// <summary>What an answer over HTTP must be like.</summary>
internal sealed class HttpExpectation
{
    private static readonly string[] TakenKeys =
        [HealthReasons.DataKey, HealthReasons.AbsentDataKey, HealthReasons.AgeDataKey, "answerMs", "statusCode", "bodyMs"];

    private IReadOnlyDictionary<string, object?> _jsonValues = new Dictionary<string, object?>();
    private IReadOnlyDictionary<string, string> _captures = new Dictionary<string, string>();
    private KeyValuePair<JsonPath, object?>[] _expectedValues = [];
    private KeyValuePair<string, JsonPath>[] _capturedValues = [];
    private int _maximumBodyBytes = 1024 * 1024;

    public StatusRanges Statuses { get; set; } = new("200-299", "ExpectedStatus");

    public string? Text { get; set; }

    public IReadOnlyDictionary<string, object?> JsonValues
    {
        get => _jsonValues;
        set
        {
            ArgumentNullException.ThrowIfNull(value, "ExpectedJson");
            _expectedValues =
                [.. value.Select(static pair => KeyValuePair.Create(new JsonPath(pair.Key, "ExpectedJson"), Comparable(pair)))];
            _jsonValues = new Dictionary<string, object?>(value);
        }
    }

    public IReadOnlyDictionary<string, string> Captures
    {
        get => _captures;
        set
        {
            ArgumentNullException.ThrowIfNull(value, "Capture");
            _capturedValues = [.. value.Select(static pair => KeyValuePair.Create(Free(pair.Key), new JsonPath(pair.Value, "Capture")))];
            _captures = new Dictionary<string, string>(value);
        }
    }

    public int MaximumBodyBytes
    {
        get => _maximumBodyBytes;
        set => _maximumBodyBytes = value is >= 1024 and <= 16 * 1024 * 1024
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(MaximumBodyBytes),
                value,
                "MaximumBodyBytes is out of range: set it between 1024 (1 KiB) and 16777216 (16 MiB).");
    }

    private bool NeedsBody => Text is not null || _expectedValues.Length > 0;

    public static IReadOnlyDictionary<string, string> CheckedHeaders(IReadOnlyDictionary<string, string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers, "Headers");
        using var trial = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            try
            {
                trial.Headers.Add(name, value);
            }
            catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
            {
                // The value may be a key, and is not repeated; neither is the cause, which would.
                throw new ArgumentException(
                    $"Headers has '{name}', which is no request header or has a malformed value: correct it.",
                    "Headers");
            }
        }

        return new Dictionary<string, string>(headers);
    }

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public async Task<NetworkFailure?> CompareAsync(HttpResponseMessage response, StepTimes times, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (!Statuses.Contain(status))
            return new NetworkFailure(CheckReasons.UnexpectedStatus, $"The answer has the status {status}.");

        times.Begin("bodyMs");
        var body = await BoundedBody.ReadAsync(response.Content, _maximumBodyBytes, cancellationToken).ConfigureAwait(false);
        times.End();
        if (body is not { } bytes)
            return NeedsBody ? new NetworkFailure(CheckReasons.BodyTooLong, "The body is longer than the check reads.") : null;

        if (Text is not null && !Decode(response, bytes).Contains(Text, StringComparison.Ordinal))
            return new NetworkFailure(CheckReasons.UnexpectedBody, "The body does not hold the expected text.");
        return CompareJson(bytes, times.Data);
    }

    private NetworkFailure? CompareJson(ReadOnlyMemory<byte> body, Dictionary<string, object> data)
    {
        if (_expectedValues.Length + _capturedValues.Length == 0)
            return null;

        try
        {
            var mark = Encoding.UTF8.Preamble;
            using var document = JsonDocument.Parse(body.Span.StartsWith(mark) ? body[mark.Length..] : body);
            foreach (var (key, path) in _capturedValues)
            {
                if (JsonExpectations.Capture(document.RootElement, path) is { } value)
                    data[key] = value;
            }

            return _expectedValues.All(pair => JsonExpectations.Holds(document.RootElement, pair.Key, pair.Value))
                ? null
                : new NetworkFailure(CheckReasons.UnexpectedBody, "A value in the body is missing, or not the expected one.");
        }
        catch (JsonException)
        {
            return _expectedValues.Length == 0 ? null : new NetworkFailure(CheckReasons.UnexpectedBody, "The body is not JSON.");
        }
    }

    private static string Decode(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var encoding = Encoding.UTF8;
        try
        {
            if (response.Content.Headers.ContentType?.CharSet is { } name)
                encoding = Encoding.GetEncoding(name.Trim('"'));
        }
        catch (ArgumentException)
        {
            // A character set that .NET does not know: most of it is readable as UTF-8.
        }

        return encoding.GetString(body.Span);
    }

    private static object? Comparable(KeyValuePair<string, object?> pair) => JsonExpectations.IsComparable(pair.Value)
        ? pair.Value
        : throw new ArgumentException(
            $"ExpectedJson has a value at '{pair.Key}' that cannot be compared: give a string, number, bool or null.",
            "ExpectedJson");

    private static string Free(string key) => !string.IsNullOrWhiteSpace(key) && !TakenKeys.Contains(key)
        ? key
        : throw new ArgumentException(
            $"Capture has the key '{key}', which is blank or taken by the check itself: give another.",
            "Capture");
}
