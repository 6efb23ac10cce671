using Worker;

if (await HealthCommands.TryRunAsync<WorkerHealth>(args) is { } exitCode)
    return exitCode;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHealthRegistryCore<WorkerHealth>();
builder.Services.AddHealthSockets();
builder.Services.AddSingleton<Inbox>();
builder.Services.AddSingleton<Heartbeat>();
builder.Services.AddHostedService<JobService>();
return await builder.Build().RunHealthCommandsAsync(args);
