using BenchmarkDotNet.Running;
using HealthChecks.Benchmarks.Http;
using HealthChecks.Benchmarks.Native;
using HealthChecks.Benchmarks.Table;

switch (args)
{
    case [LoadGenerator.Switch]:
        LoadGenerator.Run();
        return;
    case [BlockingServer.Switch, var whose]:
        await BlockingServer.RunAsync(whose);
        return;
    case [StarvationServer.Switch, var whose, var listenerPort]:
        await StarvationServer.RunAsync(whose, listenerPort);
        return;
}

var quick = args.Contains("--quick");
var native = args.Contains("--native");
if (!quick && !native)
{
    // With BenchmarkDotNet's own arguments, such as --filter '*Report*'.
    BenchmarkSwitcher.FromAssembly(typeof(BudgetTable).Assembly).Run([.. args.Where(static argument => argument != "--depth")]);
    return;
}

if (native)
    await NativeBinaries.PublishAsync();
var only = args.SkipWhile(static argument => argument != "--only").Skip(1).FirstOrDefault();
await BudgetTable.PrintAsync(only ?? (quick ? null : "native"));
