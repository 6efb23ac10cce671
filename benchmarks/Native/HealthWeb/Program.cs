using HealthWeb;

// The empty application, and ours: engine, liveness, subsets, JSON and text.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthRegistry<AppHealth>();
var app = builder.Build();
app.MapGet("/", static context => context.Response.WriteAsync("Healthy"));
app.MapHealth();
app.Run();
