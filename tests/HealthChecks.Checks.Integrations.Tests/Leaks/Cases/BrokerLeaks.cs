using System.Text;
using HealthChecks.Checks.Integrations.Tests.Faults;
using HealthChecks.Checks.Integrations.Tests.Messaging;
using RabbitMQ.Client;

namespace HealthChecks.Checks.Integrations.Tests.Leaks;

/// <summary>What is asked through RabbitMQ.</summary>
internal static class BrokerLeaks
{
    public static readonly LeakCase[] Cases =
    [
        new(typeof(RabbitMQHealthCheck), "wrong credentials", static servers => new RabbitMQHealthCheck(Refused(servers))),
        new(typeof(RabbitMQHealthCheck), "host unknown", static servers => new RabbitMQHealthCheck(Elsewhere(servers))),
        new(typeof(RabbitMQHealthCheck), "the application's connecting fails", static _ => new RabbitMQHealthCheck(static _ =>
            throw new InvalidOperationException($"amqp://{Marker.Secret}@{Marker.Place} is not to be reached."))) { IsInException = true },
        new(typeof(QueueDepthHealthCheck), "wrong credentials", static servers => new QueueDepthHealthCheck(Refused(servers), Marker.Place)),
        new(typeof(QueueDepthHealthCheck), "no such queue", static servers => new QueueDepthHealthCheck(servers.Broker(), Marker.Place)),
        new(typeof(JobRoundTripHealthCheck), "wrong credentials", static servers => new JobRoundTripHealthCheck(Refused(servers), Marker.Place)),
        new(typeof(JobRoundTripHealthCheck), "no such queue", static servers => new JobRoundTripHealthCheck(servers.Broker(), Marker.Place)),
        new(typeof(WorkerPingHealthCheck), "wrong credentials", static servers => new WorkerPingHealthCheck(Refused(servers)) { Exchange = Marker.Place, Queues = [Marker.Place] }),
        new(typeof(WorkerPingHealthCheck), "nobody answers", static servers => new WorkerPingHealthCheck(servers.Broker()) { Exchange = Marker.Place, Queues = [Marker.Place] }),
        new(typeof(WorkerPingHealthCheck), "a worker answers something else", static async servers =>
        {
            var token = TestContext.Current.CancellationToken;
            var broker = servers.Broker();
            servers.Keep(await TestWorker.AnswerAsync(
                await broker(token),
                queue: null,
                static message => (new BasicProperties { CorrelationId = message.BasicProperties.CorrelationId, Type = Marker.Secret }, Encoding.UTF8.GetBytes(Marker.Secret)),
                token));
            return new WorkerPingHealthCheck(broker) { Wait = TimeSpan.FromMilliseconds(300) };
        }),
    ];

    private static Func<CancellationToken, Task<IConnection>> Refused(FaultServers servers) => Connecting(servers, "127.0.0.1");

    private static Func<CancellationToken, Task<IConnection>> Elsewhere(FaultServers servers) => Connecting(servers, Marker.Place + ".invalid");

    private static Func<CancellationToken, Task<IConnection>> Connecting(FaultServers servers, string host)
    {
        var factory = new ConnectionFactory { HostName = host, Port = servers.RabbitMq.Port, UserName = Marker.Secret, Password = Marker.Secret };
        return factory.CreateConnectionAsync;
    }
}
