namespace HealthChecks;

/// <summary>The program: asks once, prints, and says with its exit code what was answered.</summary>
internal static class ProbeTool
{
    private const string Usage =
        """
        Usage: health-probe <url> [options]
               health-probe --socket <path> [options]

        Asks a process for its health, without a shell and without the program that it asks. Passes only on a health report, or
        liveness, of HealthChecks: no redirect, no other page. http and https.

        A url without a path means its liveness, or with --subset that subset, below /healthcheck.

        Options:
          --subset <name>         the subset that has to answer
          --any                   any endpoint will do: passes on a status code from 200 to 299, still through no redirect
          --socket <path>         the Unix socket of the process
          --host-header <host>    the Host header to send
          --timeout <seconds>     how long to wait for an answer; default 5
          --insecure              accept any certificate
          --format text|json      default text
          --verbose, -v           also what the checks say
          --nagios                one line and the exit code of a Nagios plugin: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN
          --version               the version of this program
          --help, -h              this text

        Exit code: 0 when it passes, Healthy or Degraded; 1 otherwise.

        """;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h", ..])
        {
            output.Write(Usage);
            return 0;
        }

        if (args is ["--version", ..])
        {
            output.WriteLine(typeof(ProbeTool).Assembly.GetName().Version!.ToString(3));
            return 0;
        }

        var arguments = new ProbeArguments();
        var error = arguments.Read(args);
        if (error is null && arguments.Question(out error) is { } question)
            return Ask(question, output, errors);

        // A monitor shows one line, and takes exit code 1 for a warning.
        if (Array.IndexOf(args, "--nagios") >= 0)
            return new ProbeOutcome(NagiosLine.Unknown, NagiosLine.Of(NagiosLine.Unknown, error!)).Write(output, errors);

        errors.WriteLine(error);
        errors.WriteLine();
        errors.Write(Usage);
        return 1;
    }

    private static int Ask(ProbeQuestion question, TextWriter output, TextWriter errors)
    {
        // Without it the framework ends the whole process.
        if (question.Target.IsSecure && !OpenSsl.IsThere)
            return ProbeOutcome.Failed(question, "There is no OpenSSL here (libssl.so.3 or libssl.so.1.1), and https needs it; ask a plain http address or a Unix socket.").Write(output, errors);

        return ProbeCall.Ask(question, CancellationToken.None).Write(output, errors);
    }
}
