using System.Globalization;

namespace HealthChecks;

/// <summary>A parsed command. By hand: a parser library costs an application a megabyte of native binary.</summary>
internal sealed class HealthCommand
{
    private const double LongestSeconds = 3600;

    private string? _format;

    /// <summary>Null for the help on all commands.</summary>
    public CommandVerb? Verb { get; private init; }

    /// <summary>What stands after the command: a subset.</summary>
    public string? Subset { get; private set; }

    public bool Json => _format == "json";

    public bool Verbose { get; private set; }

    /// <summary>Whether output and exit code are those of a Nagios plugin.</summary>
    public bool Nagios { get; private set; }

    public string? Url { get; private set; }

    public string? HostHeader { get; private set; }

    public string? Socket { get; private set; }

    public double? TimeoutSeconds { get; private set; }

    /// <summary>Whether any certificate will do.</summary>
    public bool Insecure { get; private set; }

    public double EverySeconds { get; private set; } = 2;

    public int? Count { get; private set; }

    public bool Help { get; private set; }

    /// <summary>Whether alerts are shown and not sent.</summary>
    public bool DryRun { get; private set; }

    public static HealthCommand? Parse(string[] args, out CommandRefusal refusal)
    {
        if (args.Length < 2)
            return Refuse("Say which command.", null, out refusal);

        refusal = default;
        if (args[1] is "--help" or "-h" or "help")
            return new HealthCommand { Help = true };
        if (CommandVerb.Find(args[1]) is not { } verb)
            return Refuse($"There is no command '{args[1]}'.", null, out refusal);

        var command = new HealthCommand { Verb = verb };
        for (var i = 2; i < args.Length; i++)
        {
            if (command.Take(args, ref i) is { } error)
                return Refuse(error, verb, out refusal);
        }

        return command.IsIncomplete() is { } missing ? Refuse(missing, verb, out refusal) : command;
    }

    private string? Take(string[] args, ref int i)
    {
        var argument = args[i];
        if (!argument.StartsWith('-'))
            return TakeArgument(argument);
        if (argument is "--help" or "-h")
        {
            Help = true;
            return null;
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument : argument[..equals];
        var option = OptionOf(name);
        if (option == CommandOptions.None)
            return $"There is no option '{name}'.";
        if ((Verb!.Options & option) == 0)
            return $"health {Verb.Name} takes no option '{name}'.";
        if (TrySetFlag(option))
            return equals < 0 ? null : $"The option '{name}' takes no value.";

        var value = equals >= 0 ? argument[(equals + 1)..] : i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
        return value is null or "" ? $"The option '{name}' needs a value." : Set(option, value);
    }

    private string? TakeArgument(string argument)
    {
        if (Verb!.Argument.Length == 0)
            return $"'{argument}' is one argument too many: health {Verb.Name} takes none.";
        if (Verb == CommandVerb.Alerts && argument != "test")
            return SayTest;
        if (Subset is not null)
            return Verb == CommandVerb.Alerts ? SayTest : $"'{argument}' is one argument too many: one subset at a time.";

        Subset = argument;
        return null;
    }

    private const string SayTest = "Say what to do with the alerts: health alerts test.";

    private string? IsIncomplete()
    {
        if (Help)
            return null;
        if (Subset is null && Verb!.NeedsArgument)
            return Verb == CommandVerb.Alerts ? SayTest : $"Say which subset: health {Verb.Name} <subset>.";
        if (Nagios && _format is not null)
            return "--nagios is a format of its own: leave out --format.";
        return Url is not null && Socket is not null ? "--url and --socket are two addresses: leave out one." : null;
    }

    private bool TrySetFlag(CommandOptions option)
    {
        switch (option)
        {
            case CommandOptions.Verbose: Verbose = true; return true;
            case CommandOptions.Nagios: Nagios = true; return true;
            case CommandOptions.Insecure: Insecure = true; return true;
            case CommandOptions.DryRun: DryRun = true; return true;
            default: return false;
        }
    }

    private string? Set(CommandOptions option, string value)
    {
        switch (option)
        {
            case CommandOptions.Format when value is "json" or "text": _format = value; return null;
            case CommandOptions.Format: return $"There is no format '{value}': use json or text.";
            case CommandOptions.Url: Url = value; return null;
            case CommandOptions.HostHeader when !value.AsSpan().ContainsAny(" \r\n"): HostHeader = value; return null;
            case CommandOptions.HostHeader: return $"'{value}' is no host.";
            case CommandOptions.Socket: Socket = value; return null;
            case CommandOptions.Timeout: TimeoutSeconds = SecondsOf(value); return TimeoutSeconds is null ? NoSeconds(value, "timeout") : null;
            case CommandOptions.Every when SecondsOf(value) is { } every: EverySeconds = every; return null;
            case CommandOptions.Every: return NoSeconds(value, "time between two questions");
            case CommandOptions.Count when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0: Count = count; return null;
            default: return $"'{value}' is no count: use a whole number, 1 or more.";
        }
    }

    private static CommandOptions OptionOf(string name) => name switch
    {
        "--format" => CommandOptions.Format,
        "--verbose" or "-v" => CommandOptions.Verbose,
        "--nagios" => CommandOptions.Nagios,
        "--url" => CommandOptions.Url,
        "--socket" => CommandOptions.Socket,
        "--host-header" => CommandOptions.HostHeader,
        "--timeout" => CommandOptions.Timeout,
        "--insecure" => CommandOptions.Insecure,
        "--every" => CommandOptions.Every,
        "--count" => CommandOptions.Count,
        "--dry-run" => CommandOptions.DryRun,
        _ => CommandOptions.None,
    };

    private static double? SecondsOf(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestSeconds ? seconds : null;

    private static string NoSeconds(string value, string what) => $"'{value}' is no {what}: use a number of seconds, more than 0 and at most 3600.";

    private static HealthCommand? Refuse(string error, CommandVerb? verb, out CommandRefusal refusal)
    {
        refusal = new CommandRefusal(error, verb);
        return null;
    }
}
