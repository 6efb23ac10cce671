using System.Text;

namespace HealthChecks;

/// <summary>The usage texts. In UTF-8, because a native binary keeps a string in twice the bytes.</summary>
internal static class HelpText
{
    public static string Of(CommandVerb? verb)
    {
        var text = new StringBuilder();
        if (verb is null)
        {
            Append(text, General);
            return text.ToString();
        }

        text.Append("Usage: health ").Append(verb.Name);
        if (verb.Argument.Length > 0)
            text.Append(' ').Append(verb.Argument);
        text.Append(" [options]\n\n");
        Append(text, AboutOf(verb));
        Append(text, "\nOptions:\n"u8);
        for (var option = 1; option <= (int)CommandOptions.DryRun; option *= 2)
        {
            if (((int)verb.Options & option) != 0)
                Append(text, LineOf((CommandOptions)option));
        }

        Append(text, "  --help                  this text\n\nExit code: "u8);
        Append(text, ExitCodesOf(verb));
        return text.ToString();
    }

    private static ReadOnlySpan<byte> General =>
        """
        Usage: health <command> [options]

        Commands:
          probe <subset>      ask the running process
          run <subset>        run the checks of a subset in this process
          validate            prove the settings and construct every check, and run none
          watch [<subset>]    show the running process's subsets as they change
          list                name the subsets and their checks
          contract            print paths, deadlines and commands for who writes manifests, as JSON
          cordon              take the running process out of rotation: its readiness fails
          uncordon            take it back
          alerts test         send a test alert by each channel

        health <command> --help says what a command takes.

        Exit code: 0 when the subset passes or the command has done what it says, 1 otherwise.

        """u8;

    private static ReadOnlySpan<byte> AboutOf(CommandVerb verb) => verb.Name switch
    {
        "probe" => "Asks the running process for a subset, or for liveness. Nothing but its own answer passes: no redirect, no other page.\n"u8,
        "run" => "Runs the checks of a subset in this process, which starts no hosted service.\nWhat only the running process can know fails, needs-running-process.\n"u8,
        "validate" => "Proves what the compiler cannot know: the configuration's keys, the checks that other packages register,\nand that every check can be constructed. Runs no check and starts no hosted service.\n"u8,
        "watch" => "Asks the running process again and again, and shows its subsets, or one: a table on a terminal, else a line for each change.\n"u8,
        "list" => "Names the declared subsets and their checks. Builds no host.\n"u8,
        "contract" => "Prints what a manifest has to agree with, as JSON: paths, deadlines, timeouts and commands. Builds no host.\n"u8,
        "cordon" => "Takes the running process out of rotation, over its Unix socket: its readiness fails until uncordon.\n"u8,
        "uncordon" => "Takes the running process back into rotation, over its Unix socket.\n"u8,
        _ => "Sends a test alert by each channel of the application.\n"u8,
    };

    private static ReadOnlySpan<byte> LineOf(CommandOptions option) => option switch
    {
        CommandOptions.Format => "  --format text|json      default text\n"u8,
        CommandOptions.Verbose => "  --verbose, -v           also what the checks say\n"u8,
        CommandOptions.Nagios => "  --nagios                one line and the exit code of a Nagios plugin: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN\n"u8,
        CommandOptions.Url => "  --url <url>             the address of the process; default that of its settings\n"u8,
        CommandOptions.Socket => "  --socket <path>         the Unix socket of the process; default from HealthChecks__Socket\n"u8,
        CommandOptions.HostHeader => "  --host-header <host>    the Host header to send\n"u8,
        CommandOptions.Timeout => "  --timeout <seconds>     how long to wait for an answer\n"u8,
        CommandOptions.Insecure => "  --insecure              accept any certificate of an https address\n"u8,
        CommandOptions.Every => "  --every <seconds>       the time between two questions; default 2\n"u8,
        CommandOptions.Count => "  --count <n>             how often to ask; default until Ctrl-C\n"u8,
        _ => "  --dry-run               show what would be sent\n"u8,
    };

    private static ReadOnlySpan<byte> ExitCodesOf(CommandVerb verb) => verb.Name switch
    {
        "probe" or "run" => "0 when the subset passes, Healthy or Degraded; 1 otherwise.\n"u8,
        "validate" => "0 when there is no problem, 1 otherwise.\n"u8,
        "watch" => "0 after Ctrl-C; after --count 0 when every subset passes, 1 otherwise.\n"u8,
        "alerts" => "0 when every channel has sent, 1 otherwise.\n"u8,
        _ => "0 when it is done, 1 otherwise.\n"u8,
    };

    private static void Append(StringBuilder text, ReadOnlySpan<byte> utf8) => text.Append(Encoding.UTF8.GetString(utf8));
}
