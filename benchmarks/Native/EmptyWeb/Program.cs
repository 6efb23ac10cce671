// What every web application has: the server, routing, and an endpoint that answers. With --exit it stops as soon as it has started.
var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/healthcheck/readiness", static context => context.Response.WriteAsync("Healthy"));
await app.StartAsync();
if (args is ["--exit"])
    await app.StopAsync();
else
    await app.WaitForShutdownAsync();
