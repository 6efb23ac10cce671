namespace HealthChecks;

/// <summary>The one client of those checks that are given none.</summary>
internal static class SharedHttpClient
{
    /// <summary>
    /// Connections are replaced every few minutes, so that a name that moved is asked at its new address. The run's token is the limit;
    /// cookies are not kept, so that runs and checks stay independent.
    /// </summary>
    public static HttpClient Instance { get; } = Create();

    private static HttpClient Create()
    {
        var handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
        };
        var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("HealthChecks");
        return client;
    }
}
