using HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>Runs a host, or the health command that its program was started with.</summary>
public static class HealthCommandsHostExtensions
{
    /// <summary>
    /// Runs the host until it is shut down; or, when the first argument is <c>health</c>, the command that follows (such as
    /// <c>health run readiness</c> or <c>health validate</c>), without starting the host or any of its services. Call
    /// <see cref="HealthCommands.TryRunAsync{TRegistry}"/> first in the program, so that probes need no host and logs keep out of the output.
    /// </summary>
    /// <param name="host">The host, built and not started.</param>
    /// <param name="args">The program's arguments.</param>
    /// <param name="cancellationToken">Stops the host, or gives up the command.</param>
    /// <returns>The exit code: 0 for pass or after the host has stopped, 1 for anything else.</returns>
    public static async Task<int> RunHealthCommandsAsync(this IHost host, string[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["health", ..])
        {
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }

        try
        {
            if (HealthCommand.Parse(args, out var refusal) is not { } command)
                return CommandConsole.Refuse(args, refusal);
            if (command.Help)
                return CommandConsole.Help(command.Verb);

            var running = command.Verb!.Name switch
            {
                "alerts" => AlertsCommand.RunAsync(host.Services, command, cancellationToken),
                "validate" => ValidateCommand.RunAsync(host.Services, command, cancellationToken),
                _ => RunCommand.RunAsync(host.Services, command, cancellationToken),
            };
            return await running.ConfigureAwait(false);
        }
        finally
        {
            if (host is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                host.Dispose();
        }
    }
}
