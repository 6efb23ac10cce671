using Shop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<ShopHealth>(options => options.Anonymous = HealthDetail.Full); // HCK208
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddHttpClient();
builder.Services.AddAuthorization();
builder.Services.AddRateLimiter(_ => { });
builder.Services.AddHttpLogging(_ => { });
builder.Services.AddHttpsRedirection(options => options.HttpsPort = 443);
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(45)); // HCK210

var app = builder.Build();
app.Map("/internal", static branch =>
{
    branch.UseHttpsRedirection();
    branch.UseLiveness(); // HCK001
});
app.UseHttpLogging(); // HCK209
app.UseHttpsRedirection();
app.UseRouting(); // HCK201
app.UseRateLimiter();
app.MapHealth();
app.MapHealthSubset("readines", "/ready"); // HCK003
app.MapHealthSubset("integrations", "/shared");
app.MapHealthSubset("readiness", "/shared"); // HCK104
app.MapHealthSubset("integrations", "/limited").RequireRateLimiting("probes"); // HCK205
app.MapHealthSubset("integrations", "/secret").RequireAuthorization().ShortCircuit(); // HCK203
app.MapHealthSubset("integrations", "/for-one-host").RequireHost("probe.internal"); // HCK211
app.MapFallback(() => "The shop");
app.Run();
