using Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<ApiHealth>(); // HCK106
var app = builder.Build();
app.MapGet("/", () => "The API");
app.Run();
