using Api;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<ApiHealth>(); // HCK106
builder.Services.AddKeyedSingleton("reports", (_, _) => NpgsqlDataSource.Create("Host=db")); // HCK126
var app = builder.Build();
app.UsePathBase("/api"); // HCK114
app.MapGet("/", () => "The API");
app.Run();
