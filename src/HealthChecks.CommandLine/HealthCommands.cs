namespace HealthChecks;

/// <summary>The command line of an application: <c>app health probe readiness</c>, <c>app health list</c>, <c>app health run readiness</c>.</summary>
public static class HealthCommands
{
    /// <summary>
    /// Runs a health command that needs no host, if the arguments are one: <c>probe</c> asks the running process, <c>list</c> reads the
    /// registry's constants. Make it the first line of the program, so that an exec probe pays for nothing else:
    /// <c>if (await HealthCommands.TryRunAsync&lt;AppHealth&gt;(args) is { } exitCode) return exitCode;</c>
    /// </summary>
    /// <remarks>
    /// For <c>health run</c> and <c>health alerts</c>, which need a host, it returns null and sends everything that the program writes to the
    /// console from here on, logs included, to standard error, so that the command's own output stays one document.
    /// </remarks>
    /// <typeparam name="TRegistry">The class that carries <see cref="HealthRegistryAttribute"/>.</typeparam>
    /// <param name="args">The program's arguments; only a first argument that is <c>health</c> is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exit code, 0 for pass and 1 for anything else; null when the program is to go on.</returns>
    public static ValueTask<int?> TryRunAsync<TRegistry>(string[] args, CancellationToken cancellationToken = default)
        where TRegistry : IHealthRegistry
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["health", ..])
            return default;

        if (args is [_, "run" or "alerts", ..])
        {
            CommandConsole.Reserve();
            return default;
        }

        // Nothing here waits for anything else meanwhile: the process is there for this command.
        var command = HealthCommand.Parse(args, out var error);
        if (command is null)
            return new ValueTask<int?>(CommandConsole.Refuse(error));

        ComposedHealthRegistry registry;
        try
        {
            registry = ComposedHealthRegistry.From(TRegistry.Definition);
        }
        catch (InvalidOperationException exception)
        {
            return new ValueTask<int?>(CommandConsole.Fail(exception.Message));
        }

        return new ValueTask<int?>(command.Run(registry, cancellationToken));
    }
}
