using Shop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthRegistry<ShopHealth>();
var app = builder.Build();
app.MapHealth();
app.MapHealthSubset("readines", "/ready"); // HCK003
app.Run();
