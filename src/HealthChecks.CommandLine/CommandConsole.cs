namespace HealthChecks;

/// <summary>Standard output as the commands use it.</summary>
internal static class CommandConsole
{
    /// <summary>Orchestrators show what a probe writes to either output.</summary>
    private const int LongestError = 4000;

    // The console belongs to the process, and so does this.
    private static TextWriter? _reserved;

    public static TextWriter Output => IsReserved ? _reserved! : Console.Out;

    // Only as long as nobody has given the console another output: whoever does, such as a test, means it.
    private static bool IsReserved => _reserved is not null && ReferenceEquals(Console.Out, Console.Error);

    /// <summary>Keeps standard output for the command: everything else that writes to the console gets standard error.</summary>
    public static void Reserve()
    {
        if (IsReserved)
            return;

        _reserved = Console.Out;
        Console.SetOut(Console.Error);
    }

    /// <summary>Prints a usage text.</summary>
    public static int Help(CommandVerb? verb)
    {
        Output.Write(HelpText.Of(verb));
        return 0;
    }

    /// <summary>Says why arguments are no command, and what would be one.</summary>
    public static int Refuse(string[] args, CommandRefusal refusal)
    {
        // A monitor shows one line, and takes exit code 1 for a warning.
        if (Array.IndexOf(args, "--nagios") >= 0)
        {
            Output.WriteLine(NagiosLine.Of(NagiosLine.Unknown, refusal.Error));
            return NagiosLine.Unknown;
        }

        Console.Error.WriteLine(refusal.Error);
        Console.Error.WriteLine();
        Console.Error.Write(HelpText.Of(refusal.Verb));
        return 1;
    }

    /// <summary>Says that nobody declares the subset, and which there are.</summary>
    public static int RefuseSubset(ComposedHealthRegistry registry, HealthCommand command)
    {
        var separator = command.Nagios ? " " : "\n  ";
        var message = $"There is no subset '{command.Subset}'. Subsets of {registry.Root.Name}:";
        foreach (var known in registry.Subsets)
            message += separator + known.Name;
        return Fail(message, command);
    }

    /// <summary>Says why a command cannot be carried out.</summary>
    public static int Fail(string message, HealthCommand? command = null)
    {
        if (command is { Nagios: true })
        {
            Output.WriteLine(NagiosLine.Of(NagiosLine.Unknown, message));
            return NagiosLine.Unknown;
        }

        Console.Error.WriteLine(message.Length > LongestError ? message[..LongestError] + "…" : message);
        return 1;
    }
}
