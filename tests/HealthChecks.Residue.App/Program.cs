using System.Runtime.InteropServices;
using HealthChecks.Residue.App;
using Microsoft.Extensions.Diagnostics.HealthChecks;

// Runs checks against servers, each again and again, and says what came of every run. It is there to be killed; SIGTERM ends it as it should.
using var stopping = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stopping.Cancel();
});
await using var application = await Application.StartAsync(new Dependencies(args), stopping.Token);
await Task.WhenAll(application.Checks.Select(check => Task.Run(() => RunAsync(check.Key, check.Value, stopping.Token))));

static async Task RunAsync(string name, IHealthCheck check, CancellationToken stopping)
{
    var context = new HealthCheckContext { Registration = new HealthCheckRegistration(name, check, null, null, Application.Timeout) };
    while (!stopping.IsCancellationRequested)
    {
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            timeout.CancelAfter(Application.Timeout);
            var result = await check.CheckHealthAsync(context, timeout.Token);
            Console.WriteLine($"{name} {result.Status} {result.Description} {result.Exception?.Message.ReplaceLineEndings(" ")}".TrimEnd());
            await Task.Delay(TimeSpan.FromMilliseconds(2), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end.
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"{name} timeout");
        }
    }
}
