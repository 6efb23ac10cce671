namespace HealthChecks;

/// <summary>Standard output as the commands use it.</summary>
internal static class CommandConsole
{
    public const string Usage =
        """
        Usage:
          health probe <subset>   ask the running process
          health list             name the subsets and their checks
          health run <subset>     run the checks of a subset in this process
          health cordon           take the running process out of rotation: its readiness fails
          health uncordon         take it back
          health alerts test      send a test alert by each channel

        Options:
          --format text|json      default text
          --verbose               also what the checks say
          --url <url>             probe: the address of the process; default from ASPNETCORE_URLS or ASPNETCORE_HTTP_PORTS
          --host-header <host>    probe: the Host header to send
          --socket <path>         probe, cordon: the Unix socket of the process; default from HealthChecks__Socket
          --timeout <seconds>     probe: default the subset's deadline and one second
          --dry-run               alerts test: show what would be sent

        Exit code: 0 when the subset passes, or every channel has sent; 1 otherwise.
        """;

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

    public static int Refuse(string error)
    {
        Console.Error.WriteLine(error);
        Console.Error.WriteLine();
        Console.Error.WriteLine(Usage);
        return 1;
    }

    /// <summary>Says why a command cannot be carried out.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
