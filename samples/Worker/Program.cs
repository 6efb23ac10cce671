using Worker;

if (await HealthCommands.TryRunAsync<WorkerHealth>(args) is { } exitCode)
    return exitCode;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHealthRegistryCore<WorkerHealth>();
builder.Services.AddHealthSockets();
builder.Services.AddSingleton<Inbox>();
builder.Services.AddSingleton<Heartbeat>();
builder.Services.AddHostedService<JobService>();

// Beside files, jobs may come from a broker's queue; whoever pings the workers behind it gets an answer.
if (builder.Configuration["Dependencies:Broker"] is { Length: > 0 } address && builder.Configuration["Dependencies:JobQueue"] is { Length: > 0 } jobQueue)
{
    builder.Services.AddSingleton(_ => new Broker(new Uri(address), jobQueue));
    builder.Services.AddHostedService<JobIntake>();
    builder.Services.AddHostedService(static services =>
        new WorkerPingResponder(services.GetRequiredService<Broker>().ConnectAsync, services.GetRequiredService<ILogger<WorkerPingResponder>>()));
}

return await builder.Build().RunHealthCommandsAsync(args);
