using System.Reflection;
using System.Runtime.Loader;
using HealthChecks.Testing.Roslyn;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Rules.Tests.Traps;

/// <summary>
/// A test project that is compiled, loaded and started, with its own <c>Main</c>, on an in-memory server instead of a port: what it answers
/// is what the marked code really does.
/// </summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost _host;
    private readonly Task _main;

    private RunningProgram(IHost host, Task main)
    {
        _host = host;
        _main = main;
    }

    /// <summary>A client that follows no redirects and sends no cookies, as a kubelet does not.</summary>
    public HttpClient CreateClient() => ((TestServer)_host.Services.GetRequiredService<IServer>()).CreateClient();

    /// <summary>Compiles and starts a program that builds a host.</summary>
    public static async Task<RunningProgram> StartAsync(TestProject project, string environment = "Production")
    {
        TestCompiler.CreateDriver().RunGeneratorsAndUpdateCompilation(TestCompiler.Compile(project), out var compilation, out _);
        using var image = new MemoryStream([.. TestCompiler.Emit(compilation).Bytes]);
        var entryPoint = new AssemblyLoadContext(project.Name).LoadFromStream(image).EntryPoint
            ?? throw new HarnessException("The project has no entry point.");

        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        var main = RunAsync(entryPoint, environment, built);
        if (await Task.WhenAny(built.Task, main).WaitAsync(Patience) == main)
        {
            await main;
            throw new HarnessException("The program ended without building a host.");
        }

        var host = await built.Task;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(started.Task, main).WaitAsync(Patience) == main)
            await main;

        return new RunningProgram(host, main);
    }

    public async ValueTask DisposeAsync()
    {
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _main.WaitAsync(Patience);
    }

    private static Task RunAsync(MethodInfo entryPoint, string environment, TaskCompletionSource<IHost> built) => Task.Factory.StartNew(
        () =>
        {
            using var interception = HostInterception.OfThisFlow(
                services =>
                {
                    services.AddSingleton<IServer, TestServer>();
                    services.AddLogging(static logging => logging.ClearProviders());
                },
                built.SetResult);
            var result = entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [new[] { "--environment", environment }], null);
            (result as Task)?.GetAwaiter().GetResult();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
