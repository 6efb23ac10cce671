// "exit" is what starting this binary costs before it does anything.
if (args is ["exit"])
    return 0;

// What every web application has: the server, routing, and an endpoint that answers.
var app = WebApplication.CreateSlimBuilder(args).Build();
app.MapGet("/healthcheck/readiness", static context => context.Response.WriteAsync("Healthy"));
app.Run();
return 0;
