using Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<ApiHealth>(); // HCK106
var app = builder.Build();
app.UsePathBase("/api"); // HCK114
app.MapGet("/", () => "The API");
app.Run();
