namespace HealthChecks;

/// <summary>The command line of an application: <c>app health probe readiness</c>, <c>app health list</c>; <c>app health --help</c> says which commands there are.</summary>
public static class HealthCommands
{
    /// <summary>
    /// Runs a health command that needs no host, if the arguments are one: <c>probe</c>, <c>watch</c>, <c>cordon</c> and <c>uncordon</c> ask the
    /// running process, <c>list</c> and <c>contract</c> read the registry's constants. Make it the first line of the program, so that an exec probe pays for nothing else:
    /// <c>if (await HealthCommands.TryRunAsync&lt;AppHealth&gt;(args) is { } exitCode) return exitCode;</c>
    /// </summary>
    /// <remarks>
    /// For <c>health run</c>, <c>health validate</c> and <c>health alerts</c>, which need a host, it returns null and sends everything that the program writes to the
    /// console from here on, logs included, to standard error, so that the command's own output stays one document.
    /// </remarks>
    /// <typeparam name="TRegistry">The class that carries <see cref="HealthRegistryAttribute"/>.</typeparam>
    /// <param name="args">The program's arguments; only a first argument that is <c>health</c> is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exit code, 0 for pass and 1 for anything else, with <c>--nagios</c> those of a Nagios plugin; null when the program is to go on.</returns>
    public static ValueTask<int?> TryRunAsync<TRegistry>(string[] args, CancellationToken cancellationToken = default)
        where TRegistry : IHealthRegistry
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["health", ..])
            return default;

        // Nothing here waits for anything else meanwhile: the process is there for this command.
        if (HealthCommand.Parse(args, out var refusal) is not { } command)
            return new ValueTask<int?>(CommandConsole.Refuse(args, refusal));
        if (command.Help)
            return new ValueTask<int?>(CommandConsole.Help(command.Verb));
        if (command.Verb!.NeedsHost)
        {
            CommandConsole.Reserve();
            return default;
        }

        ComposedHealthRegistry registry;
        try
        {
            registry = ComposedHealthRegistry.From(TRegistry.Definition);
        }
        catch (InvalidOperationException exception)
        {
            return new ValueTask<int?>(CommandConsole.Fail(exception.Message, command));
        }

        return new ValueTask<int?>(Run(registry, command, cancellationToken));
    }

    /// <summary>Runs a command that needs no host.</summary>
    internal static int Run(ComposedHealthRegistry registry, HealthCommand command, CancellationToken cancellationToken) => command.Verb!.Name switch
    {
        "list" => ListCommand.Run(registry, command),
        "contract" => ContractCommand.Run(registry),
        "watch" => WatchCommand.Run(registry, command, cancellationToken),
        "cordon" or "uncordon" => CordonCommand.Run(command, cancellationToken),
        _ => ProbeCommand.Run(registry, command, cancellationToken),
    };
}
