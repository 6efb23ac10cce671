using Legacy;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<LegacyHealth>();
builder.Services.AddScoped<Session>();
builder.Services.AddSingleton<SessionCheck>(); // HCK109
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create("Host=db;Timeout=30")); // HCK312
builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
builder.Services.AddHealthChecks()
    .AddCheck<SessionCheck>("session-by-hand", tags: ["readiness"]) // HCK110
    .AddCheck<OrdersCheck>("orders", tags: ["ready"]) // HCK601
    .AddTypeActivatedCheck<PricesCheck>("prices", null, tags: ["redyness"], 1000); // HCK111

var app = builder.Build();
app.Map("/old", static branch =>
{
    branch.Run(context => context.Response.WriteAsync("Moved"));
    branch.UseHealthChecks("/late"); // HCK202
});
app.UseAuthentication();
app.UseAuthorization();
app.MapHealth();
app.MapHealthChecks("/all"); // HCK204
app.MapHealthChecks("/tagged", new() { Predicate = check => check.Tags.Contains("reddy") }).AllowAnonymous(); // HCK207
app.Run();
