using HealthChecks.Checks.Integrations.Tests.Messaging;
using static Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus;

namespace HealthChecks.Checks.Integrations.Tests.Faults;

/// <summary>A RabbitMQ, and workers that answer through it.</summary>
internal static class BrokerFaults
{
    private const string Check = nameof(RabbitMQHealthCheck);
    private const string Ping = nameof(WorkerPingHealthCheck);

    private static readonly Proxied Broker = new(Check, static servers => servers.RabbitMq.Port, static (servers, port) => new RabbitMQHealthCheck(servers.Broker(port: port)));

    public static readonly FaultRow[] Rows =
    [
        Broker.Up(),
        new(Check, "stopped, refuses", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers =>
            new FaultCase(new RabbitMQHealthCheck(servers.Broker()), servers.RabbitMq.StopAsync, servers.RabbitMq.StartAsync)) { IsMended = true },
        new(Check, "hangs (SIGSTOP)", Unhealthy, HealthReasons.Timeout, static servers =>
            FaultCase.Switched(new RabbitMQHealthCheck(servers.Broker()), servers.RabbitMq.Suspend, servers.RabbitMq.Resume)) { Answer = FaultAnswer.AtTimeout, IsMended = true },
        Broker.Slow(),
        Broker.TooSlow(),
        new(Check, "wrong credentials", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers => new FaultCase(new RabbitMQHealthCheck(servers.Broker(FaultTable.Marker)))),
        new(Ping, "up", Healthy, HealthReasons.Healthy, static servers => AskedAsync(servers, workers: 1, expected: 1)),
        new(Ping, "no worker answers", Unhealthy, RabbitMQReasons.NoWorkerAnswered, static async servers =>
        {
            var exchange = NewName();
            var broker = servers.Broker();
            var worker = await WorkAsync(servers, exchange);
            return new FaultCase(
                new WorkerPingHealthCheck(broker) { Exchange = exchange },
                async () => await worker.DisposeAsync(),
                () => WorkAsync(servers, exchange));
        }) { IsMended = true },
        new(Ping, "one worker answers, where two are expected", Unhealthy, RabbitMQReasons.TooFewWorkers, static servers => AskedAsync(servers, workers: 1, expected: 2)),
        new(Ping, "a worker answers something else", Unhealthy, RabbitMQReasons.WrongReply, static async servers =>
        {
            var token = TestContext.Current.CancellationToken;
            var broker = servers.Broker();
            servers.Keep(await TestWorker.AnswerAsync(await broker(token), queue: null, TestWorker.Wrong, token));
            return new FaultCase(new WorkerPingHealthCheck(broker));
        }),
        new(Ping, "wrong credentials", Unhealthy, RabbitMQReasons.ConnectionFailed, static servers => new FaultCase(new WorkerPingHealthCheck(servers.Broker(FaultTable.Marker)))),
    ];

    private static string NewName() => $"ping.{Guid.NewGuid():N}";

    private static async Task<FaultCase> AskedAsync(FaultServers servers, int workers, int expected)
    {
        var exchange = NewName();
        var broker = servers.Broker();
        for (var worker = 0; worker < workers; worker++)
            await WorkAsync(servers, exchange);

        // They begin to listen in their own time.
        var all = new WorkerPingHealthCheck(broker) { Exchange = exchange, ExpectedWorkers = workers };
        await FaultServers.UntilAsync(async () => (await all.RunAsync()).Status == Healthy, "The workers do not listen.");
        return new FaultCase(new WorkerPingHealthCheck(broker) { Exchange = exchange, ExpectedWorkers = expected });
    }

    private static async Task<RunningResponders> WorkAsync(FaultServers servers, string exchange)
    {
        var token = TestContext.Current.CancellationToken;
        return servers.Keep(await RunningResponders.StartAsync(await servers.Broker()(token), 1, token, exchange));
    }
}
