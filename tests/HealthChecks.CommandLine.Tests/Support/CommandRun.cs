using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests.Support;

/// <summary>One run of a health command in this process, and what it wrote.</summary>
internal sealed record CommandRun(int? ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Runs a command as the first line of a program does.</summary>
    public static Task<CommandRun> TryAsync(RegistryBuilder registry, params string[] args) =>
        CaptureAsync(registry, () => HealthCommands.TryRunAsync<TestRegistry>(args, TestContext.Current.CancellationToken).AsTask());

    /// <summary>Runs a command as a whole program does: first line, host, last line.</summary>
    public static Task<CommandRun> ProgramAsync(RegistryBuilder registry, Action<HostApplicationBuilder> build, params string[] args) =>
        CaptureAsync(registry, async () =>
        {
            if (await HealthCommands.TryRunAsync<TestRegistry>(args) is { } exitCode)
                return exitCode;

            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            builder.Logging.AddSimpleConsole();
            builder.Services.AddHealthRegistryCore<TestRegistry>();
            build(builder);
            return await builder.Build().RunHealthCommandsAsync(args, TestContext.Current.CancellationToken);
        });

    private static async Task<CommandRun> CaptureAsync(RegistryBuilder registry, Func<Task<int?>> command)
    {
        TestRegistry.Declare(registry.Build());
        var (output, errors) = (Console.Out, Console.Error);
        using var capturedOutput = new StringWriter { NewLine = "\n" };
        using var capturedErrors = new StringWriter { NewLine = "\n" };
        Console.SetOut(capturedOutput);
        Console.SetError(capturedErrors);
        try
        {
            var exitCode = await command();
            return new CommandRun(exitCode, capturedOutput.ToString(), capturedErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
