namespace HealthChecks;

/// <summary>Names of queues and exchanges, as AMQP has them.</summary>
internal static class BrokerNames
{
    private const int MaximumLength = 255;
    private const int MaximumExchangeLength = 200;

    public static string Queue(string value, string parameter) => Valid(value, parameter, "queue", "orders", MaximumLength);

    /// <summary>A responder's queue is called like its exchange and 33 characters more.</summary>
    public static string Exchange(string value, string parameter) => Valid(value, parameter, "exchange", "healthcheck.ping", MaximumExchangeLength);

    private static string Valid(string value, string parameter, string kind, string example, int maximumLength) =>
        string.IsNullOrWhiteSpace(value) || value.Length > maximumLength
            ? throw new ArgumentException($"{parameter} is blank or too long: give the name of the {kind}, such as '{example}'.", parameter)
            : value;
}
