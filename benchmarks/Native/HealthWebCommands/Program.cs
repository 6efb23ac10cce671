using HealthWebCommands;

// The application with ours, and the command line.
if (await HealthCommands.TryRunAsync<AppHealth>(args) is { } exitCode)
    return exitCode;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthRegistry<AppHealth>();
var app = builder.Build();
app.MapGet("/", static context => context.Response.WriteAsync("Healthy"));
app.MapHealth();
return await app.RunHealthCommandsAsync(args);
