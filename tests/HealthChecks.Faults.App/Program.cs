using HealthChecks.Faults;

if (await HealthCommands.TryRunAsync<AppHealth>(args) is { } exitCode)
    return exitCode;

var builder = WebApplication.CreateSlimBuilder(args);
// The standard output is for whoever steers.
builder.Logging.ClearProviders().AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("HealthChecks", LogLevel.Information);
if (builder.Configuration["Clock"] is "jumping")
{
    builder.Services.AddSingleton<JumpingClock>();
    builder.Services.AddOptions<HealthOptions>().Configure<JumpingClock>(static (options, clock) => options.TimeProvider = clock);
}

// So that a connection that is open already is served without the pool.
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = builder.Configuration["Inline"] is "true");
builder.Services.AddHealthRegistry<AppHealth>();
builder.Services.AddHealthSockets();
builder.Services.AddSingleton<Faults>();
builder.Services.AddSingleton<Dependencies>();
builder.Services.AddSingleton<ConnectionPool>();
builder.Services.AddSingleton<PoolFlood>();
builder.Services.AddSingleton<Steering>();
builder.Services.AddScoped<FragileService>();
if (builder.Configuration.GetConnectionString("Orders") is { Length: > 0 } connectionString)
    builder.Services.AddSingleton(services => new DatabasePool(connectionString, services.GetRequiredService<Faults>()));

var app = builder.Build();
app.MapHealth();
var steering = app.Services.GetRequiredService<Steering>();
app.Lifetime.ApplicationStarted.Register(() => steering.Start(app.Urls.First()));
return await app.RunHealthCommandsAsync(args);
