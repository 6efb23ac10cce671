namespace HealthChecks.Docs.Tests.Code;

/// <summary>What statements of a page take as given, by the name that they use for it.</summary>
internal static class Given
{
    /// <summary>The types of the variables.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["services"] = "IServiceCollection",
        ["reporter"] = "IHealthReporter",
        ["stop"] = "CancellationToken",
        ["cancellationToken"] = "CancellationToken",
        ["exception"] = "Exception",
        ["findings"] = "HealthFinding[]",
        ["timestamp"] = "string",
        ["signature"] = "string",
        ["bodyBytes"] = "byte[]",
        ["secret"] = "byte[]",
        ["channel"] = "RabbitMQ.Client.IChannel",
        ["message"] = "RabbitMQ.Client.Events.BasicDeliverEventArgs",
        ["orders"] = "OrderConsumer",
        ["leader"] = "ManualHealthCheck",
        ["client"] = "HttpClient",
        ["sidecar"] = "HttpClient",
        ["logger"] = "ILogger",
        ["connection"] = "System.Data.Common.DbConnection",
        ["command"] = "System.Data.Common.DbCommand",
        ["connectionString"] = "string",
        ["reports"] = "string",
        ["replica"] = "string",
        ["checks"] = "IHealthChecksBuilder",
        ["tracing"] = "OpenTelemetry.Trace.TracerProviderBuilder",
        ["lease"] = "OrderLease",
        ["audit"] = "AuditLog",
        ["entry"] = "string",
        ["cache"] = "OrderCache",
    };

    /// <summary>The declaration of a variable.</summary>
    public static string Declare(string name, string type) => $"var {name} = Left.Of<{type}>();";
}
