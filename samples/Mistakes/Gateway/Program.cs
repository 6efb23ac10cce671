using Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<GatewayHealth>();
var app = builder.Build();
if (app.Environment.IsDevelopment())
    app.MapHealthSubset("readiness", "/ready"); // HCK206
app.MapFallback(() => "The gateway");
app.Run();
