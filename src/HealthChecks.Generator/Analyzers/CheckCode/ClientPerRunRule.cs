using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK307: a client that is made to be shared is built for every run. ADO.NET connections are not: they come from a pool.</summary>
internal sealed class ClientPerRunRule : ICheckCodeRule
{
    private static readonly (string Namespace, string Type)[] Clients =
    [
        ("System.Net.Http", "HttpClient"),
        ("MongoDB.Driver", "MongoClient"),
        ("Azure.Messaging.ServiceBus", "ServiceBusClient"),
        ("Microsoft.Azure.Cosmos", "CosmosClient"),
    ];

    private static readonly (string Namespace, string Type, string Method)[] Builders =
    [
        ("Npgsql", "NpgsqlDataSource", "Create"),
        ("Npgsql", "NpgsqlDataSourceBuilder", "Build"),
        ("Npgsql", "NpgsqlDataSourceBuilder", "BuildMultiHost"),
        ("Npgsql", "NpgsqlSlimDataSourceBuilder", "Build"),
        ("Npgsql", "NpgsqlSlimDataSourceBuilder", "BuildMultiHost"),
        ("Grpc.Net.Client", "GrpcChannel", "ForAddress"),
        ("StackExchange.Redis", "ConnectionMultiplexer", "Connect"),
        ("StackExchange.Redis", "ConnectionMultiplexer", "ConnectAsync"),
        ("RabbitMQ.Client", "IConnectionFactory", "CreateConnection"),
        ("RabbitMQ.Client", "IConnectionFactory", "CreateConnectionAsync"),
        ("Confluent.Kafka", "ProducerBuilder", "Build"),
        ("Confluent.Kafka", "ConsumerBuilder", "Build"),
        ("Confluent.Kafka", "AdminClientBuilder", "Build"),
        (MetadataNames.DependencyInjectionNamespace, "ServiceCollectionContainerBuilderExtensions", "BuildServiceProvider"),
    ];

    /// <summary>Whether a type of this name may be such a client.</summary>
    public static bool IsClient(string name) => Array.Exists(Clients, client => client.Type == name);

    /// <summary>Whether a method of this name may build one.</summary>
    public static bool IsBuiltBy(string name) => Array.Exists(Builders, builder => builder.Method == name);

    public void Look(CheckRun run, CheckBody body)
    {
        var reported = false;
        foreach (var creation in body.Creations)
        {
            if (IsClient(creation, body) && !KeptValues.MayBeKept(creation, body))
                Report(creation.NameLocation(), creation.Type!.Name);
        }

        foreach (var call in body.Calls)
        {
            if (IsBuilt(call) && !KeptValues.MayBeKept(call, body))
                Report(call.NameLocation(), call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name);
        }

        // A handler goes into a client; only where none is made, it is the mistake.
        foreach (var creation in body.Creations)
        {
            if (!reported && IsHandler(creation) && !KeptValues.MayBeKept(creation, body))
                Report(creation.NameLocation(), creation.Type!.Name);
        }

        void Report(Location location, string what)
        {
            reported = true;
            run.Reporter.Report(DiagnosticDescriptors.ClientPerRun, location, null, what);
        }
    }

    private static bool IsClient(IObjectCreationOperation creation, CheckBody body)
    {
        foreach (var client in Clients)
        {
            if (creation.Type.Is(client.Namespace, client.Type))
                return client.Type != "HttpClient" || IsOwn(creation, body);
        }

        return false;
    }

    /// <summary>Whether a client brings its connections along, instead of using a handler that others share.</summary>
    private static bool IsOwn(IObjectCreationOperation client, CheckBody body)
    {
        if (client.Arguments is not [{ Value: var handler }, ..])
            return true;

        IOperation? given = handler.Unwrap();
        if (given is ILocalReferenceOperation local)
            given = body.InitialValueOf(local.Local);
        return given is IObjectCreationOperation made && IsHandler(made);
    }

    private static bool IsHandler(IObjectCreationOperation creation) =>
        creation.Type.Is("System.Net.Http", "HttpClientHandler") || creation.Type.Is("System.Net.Http", "SocketsHttpHandler");

    private static bool IsBuilt(IInvocationOperation call)
    {
        foreach (var builder in Builders)
        {
            if (call.TargetMethod.Name == builder.Method
                && (call.Instance?.Unwrap().Type ?? call.TargetMethod.ContainingType).IsOrInherits(builder.Namespace, builder.Type))
            {
                return true;
            }
        }

        return false;
    }
}
