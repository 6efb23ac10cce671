using HealthChecks;
using HealthChecks.Quartz.App;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

// An instance of a clustered scheduler, which says each moment what its own check makes of it.
var (connectionString, instance, tablePrefix) = (args[0], args[1], args[2]);
var factory = ClusterNode.Create(connectionString, instance, tablePrefix);
var scheduler = await factory.GetScheduler();
await scheduler.Start();

await using var jobStore = NpgsqlDataSource.Create(connectionString);
var check = new QuartzSchedulerHealthCheck(factory, jobStore) { TablePrefix = tablePrefix };
while (true)
{
    var result = await check.CheckHealthAsync(new HealthCheckContext());
    Console.WriteLine($"{instance} {result.Status}");
    await Task.Delay(200);
}
