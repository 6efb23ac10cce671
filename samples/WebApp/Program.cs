using WebApp;
using WebApp.Dependencies;
using WebApp.Orders;

if (await HealthCommands.TryRunAsync<AppHealth>(args) is { } exitCode)
    return exitCode;

Console.WriteLine("The orders API is starting.");
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthRegistry<AppHealth>();
builder.Services.AddHealthJsonFormats();
builder.Services.AddHealthFeeds();
builder.Services.AddHealthPrometheus();
builder.Services.AddHealthPage();
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));

// Embedded defaults: everything works without a server, and a connection string makes it durable.
builder.Services.AddDistributedMemoryCache();
builder.Services.AddMemoryCache();
builder.Services.AddRequestFigures();
builder.Services.AddHostedService<OpenTelemetryService>();
builder.Services.AddDependencies(builder.Configuration);
builder.Services.AddOrders(builder.Configuration);
if (builder.Configuration["HealthChecks:HeartbeatFile"] is { Length: > 0 })
    builder.Services.AddHeartbeatFile();

var app = builder.Build();
app.MapHealth();
app.MapGet("/orders", static (IOrderStore orders, CancellationToken cancellationToken) => orders.ListAsync(cancellationToken));
app.MapPost("/orders", static async (NewOrder order, IOrderStore orders, ReceiptQueue receipts, CancellationToken cancellationToken) =>
{
    var added = await orders.AddAsync(order, cancellationToken);
    receipts.Add(added);
    return TypedResults.Created($"/orders/{added.Id}", added);
});
return await app.RunHealthCommandsAsync(args);
