namespace HealthChecks.Tests.Support;

/// <summary>An application to look at: a healthy check, one that fails and says why, and one that matters less.</summary>
internal static class Orders
{
    public const string Secret = "text-marker-5311";
    public const string FindingText = "finding-marker-8802";
    public const string DataValue = "data-marker-1177";
    public const string ExceptionText = "exception-marker-4420";

    public static RegistryBuilder Registry() => new RegistryBuilder()
        .Subset("readiness")
        .Subset("system")
        .Check("database", new StubCheck(HealthResults.Unhealthy("connection-failed", Secret, exception: new InvalidOperationException(ExceptionText), data: new Dictionary<string, object> { ["host"] = DataValue })), "readiness")
        .Check("cache", HealthCheckResult.Healthy(), "readiness")
        .Check(new HealthCheckDefinition("queue", static _ => new StubCheck(HealthResults.From(
            [new HealthFinding(HealthStatus.Degraded, "backlog", FindingText), new HealthFinding(HealthStatus.Degraded, "old-message")])))
        {
            Source = "Tests.Queue",
            Description = "The queue of orders",
            Memberships = [new HealthMembership("readiness") { Critical = false }],
        })
        .Check("disk", HealthCheckResult.Healthy(), "system");

    public static Task<TestApp> StartAsync(string environment = "Production", HealthDetail anonymous = HealthDetail.Names, Action<HealthPageOptions>? configure = null) =>
        TestApp.StartAsync(Registry(), builder =>
        {
            builder.Services.AddHealthPage(configure);
            builder.Services.Configure<HealthEndpointOptions>(options => options.Anonymous = anonymous);
        }, environment: environment);
}
