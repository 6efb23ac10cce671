using Npgsql;
using WebApp;
using WebApp.Dependencies;
using WebApp.Orders;

if (await HealthCommands.TryRunAsync<AppHealth>(args) is { } exitCode)
    return exitCode;

Console.WriteLine("The orders API is starting.");
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthRegistry<AppHealth>();
builder.Services.AddHealthPage();
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, OrderJson.Default));

// Embedded defaults: everything works without a server, and a connection string makes it durable.
builder.Services.AddDistributedMemoryCache();
builder.Services.AddRequestFigures();
builder.Services.AddHostedService<OpenTelemetryService>();
builder.Services.AddDependencies(builder.Configuration);
builder.Services.AddSingleton<ReceiptFolder>();
builder.Services.AddSingleton<OrderStoreGate>();
builder.Services.AddHostedService<OrderStoreInitializer>();
if (builder.Configuration.GetConnectionString("Orders") is { Length: > 0 } connectionString)
{
    builder.Services.AddSingleton(_ => new NpgsqlSlimDataSourceBuilder(connectionString).Build());
    builder.Services.AddSingleton<IOrderStore, PostgresOrderStore>();
}
else
{
    builder.Services.AddSingleton<IOrderStore, InMemoryOrderStore>();
}

var app = builder.Build();
app.MapHealth();
app.MapGet("/orders", static (IOrderStore orders, CancellationToken cancellationToken) => orders.ListAsync(cancellationToken));
app.MapPost("/orders", static async (NewOrder order, IOrderStore orders, ReceiptFolder receipts, CancellationToken cancellationToken) =>
{
    var added = await orders.AddAsync(order, cancellationToken);
    await receipts.WriteAsync(added, cancellationToken);
    return TypedResults.Created($"/orders/{added.Id}", added);
});
return await app.RunHealthCommandsAsync(args);
