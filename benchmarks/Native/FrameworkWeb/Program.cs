// The empty application, and the framework's health checks.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthChecks().AddCheck("ready", static () => HealthCheckResult.Healthy());
var app = builder.Build();
app.MapGet("/", static context => context.Response.WriteAsync("Healthy"));
app.MapHealthChecks("/healthcheck/readiness");
app.Run();
