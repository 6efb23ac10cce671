using Amazon.Runtime;
using Amazon.S3;
using HealthChecks.Testing.Servers;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A bucket of a store that speaks S3's protocol.</summary>
internal static class StoreFaults
{
    private const string Check = nameof(S3HealthCheck);

    private static readonly Proxied Server = new(Check, static servers => new Uri(servers.Keep(new ObjectStore()).Url).Port, Of);

    public static readonly FaultRow[] Rows =
    [
        Server.Up(),
        Server.Refuses(CheckReasons.WriteFailed),
        Server.Slow(),
        Server.TooSlow(),
        Bucket("403, wrong credentials", CheckReasons.WriteFailed, static store => store.Refuse = static _ => 403),
        Bucket("404, no such bucket", CheckReasons.WriteFailed, static store => store.Refuse = static _ => 404),
        Bucket("500", CheckReasons.WriteFailed, static store => store.Refuse = static _ => 500),
        Bucket("may not be read", CheckReasons.ReadFailed, static store => store.Refuse = static request => request.HttpMethod is "GET" or "HEAD" ? 403 : null),
        Bucket("loses what it is given", CheckReasons.Missing, static store => store.Loses = true),
        Bucket("keeps what is deleted", CheckReasons.RemoveFailed, static store => store.Keeps = true),
        Bucket("hangs", HealthReasons.Timeout, static store => store.Hang = static _ => true) with { Answer = FaultAnswer.AtTimeout },
    ];

    private static FaultRow Bucket(string fault, string reason, Action<ObjectStore> break_) => new(Check, fault, Unhealthy, reason, servers =>
    {
        var store = servers.Keep(new ObjectStore());
        return FaultCase.Switched(Of(servers, new Uri(store.Url).Port), () => break_(store), () =>
        {
            (store.Refuse, store.Hang) = (static _ => null, static _ => false);
            (store.Loses, store.Keeps) = (false, false);
        });
    })
    { IsMended = true };

    private static S3HealthCheck Of(FaultServers servers, int port) => new(
        servers.Keep(new AmazonS3Client(
            new BasicAWSCredentials("orders", FaultTable.Marker),
            new AmazonS3Config { ServiceURL = $"http://127.0.0.1:{port}/", ForcePathStyle = true, MaxErrorRetry = 0, AuthenticationRegion = "eu-central-1" })),
        ObjectStore.Bucket);
}
