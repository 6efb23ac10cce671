using System.Globalization;

namespace HealthChecks;

/// <summary>A parsed command. By hand: a parser library costs an application a megabyte of native binary.</summary>
internal sealed class HealthCommand
{
    private const string SayTest = "Say what to do with the alerts: health alerts test.";

    private HealthCommand(string verb, string? subset)
    {
        Verb = verb;
        Subset = subset;
    }

    public string Verb { get; }

    public string? Subset { get; }

    public bool Json { get; private set; }

    public bool Verbose { get; private set; }

    public string? Url { get; private set; }

    public string? HostHeader { get; private set; }

    public string? Socket { get; private set; }

    public double? TimeoutSeconds { get; private set; }

    public bool Help { get; private set; }

    /// <summary>Whether alerts are shown and not sent.</summary>
    public bool DryRun { get; private set; }

    public static HealthCommand? Parse(string[] args, out string error)
    {
        error = "";
        if (args.Length < 2)
            return Fail("Say which command.", out error);

        var verb = args[1];
        if (verb is "--help" or "-h" or "help")
            return new HealthCommand("help", null) { Help = true };
        if (verb is not ("probe" or "list" or "run" or "cordon" or "uncordon" or "alerts"))
            return Fail($"There is no command '{verb}'.", out error);

        string? subset = null;
        var command = new HealthCommand(verb, null);
        for (var i = 2; i < args.Length; i++)
        {
            var argument = args[i];
            if (argument is "--verbose" or "-v")
            {
                command.Verbose = true;
            }
            else if (argument is "--help" or "-h")
            {
                command.Help = true;
            }
            else if (argument == "--dry-run" && verb == "alerts")
            {
                command.DryRun = true;
            }
            else if (argument.StartsWith('-'))
            {
                var equals = argument.IndexOf('=', StringComparison.Ordinal);
                var option = equals < 0 ? argument : argument[..equals];
                var value = equals >= 0 ? argument[(equals + 1)..] : i + 1 < args.Length ? args[++i] : null;
                if (!command.TrySet(option, value, out error))
                    return null;
            }
            else if (!TakesArgument(verb))
            {
                return Fail($"'{argument}' is one argument too many: health {verb} takes none.", out error);
            }
            else if (subset is null && (verb != "alerts" || argument == "test"))
            {
                subset = argument;
            }
            else
            {
                return Fail(verb == "alerts" ? SayTest : $"'{argument}' is one argument too many: one subset at a time.", out error);
            }
        }

        if (subset is null && TakesArgument(verb) && !command.Help)
            return Fail(verb == "alerts" ? SayTest : $"Say which subset: health {verb} <subset>.", out error);

        return new HealthCommand(verb, subset)
        {
            Json = command.Json,
            Verbose = command.Verbose,
            Url = command.Url,
            HostHeader = command.HostHeader,
            Socket = command.Socket,
            TimeoutSeconds = command.TimeoutSeconds,
            Help = command.Help,
            DryRun = command.DryRun,
        };
    }

    /// <summary>Runs a command that needs no host.</summary>
    public int Run(ComposedHealthRegistry registry, CancellationToken cancellationToken)
    {
        if (Help)
        {
            CommandConsole.Output.WriteLine(CommandConsole.Usage);
            return 0;
        }

        return Verb switch
        {
            "list" => ListCommand.Run(registry, this),
            "cordon" or "uncordon" => CordonCommand.Run(this, cancellationToken),
            _ => ProbeCommand.Run(registry, this, cancellationToken),
        };
    }

    private static bool TakesArgument(string verb) => verb is "probe" or "run" or "alerts";

    /// <summary>Says that nobody declares the subset, and which there are.</summary>
    public int RefuseSubset(ComposedHealthRegistry registry)
    {
        Console.Error.WriteLine($"There is no subset '{Subset}'. Subsets of {registry.Root.Name}:");
        foreach (var known in registry.Subsets)
            Console.Error.WriteLine("  " + known.Name);
        return 1;
    }

    private bool TrySet(string option, string? value, out string error)
    {
        error = "";
        switch (option, value)
        {
            case ("--format" or "--url" or "--host-header" or "--socket" or "--timeout", null):
                error = $"The option '{option}' needs a value.";
                return false;
            case ("--format", "json" or "text"):
                Json = value == "json";
                return true;
            case ("--format", _):
                error = $"There is no format '{value}': use json or text.";
                return false;
            case ("--url", _):
                Url = value;
                return true;
            case ("--host-header", _):
                HostHeader = value;
                return true;
            case ("--socket", _):
                Socket = value;
                return true;
            case ("--timeout", _) when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600:
                TimeoutSeconds = seconds;
                return true;
            case ("--timeout", _):
                error = $"'{value}' is no timeout: use a number of seconds, more than 0 and at most 3600.";
                return false;
            default:
                error = $"There is no option '{option}'.";
                return false;
        }
    }

    private static HealthCommand? Fail(string message, out string error)
    {
        error = message;
        return null;
    }
}
