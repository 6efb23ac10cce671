namespace HealthChecks;

/// <summary>What a question came to: what to print, where, and the exit code.</summary>
internal readonly record struct ProbeOutcome(int ExitCode, string Text, bool IsError = false)
{
    /// <summary>Says why there is no report. A monitor is told on standard output, and that it is critical: the service cannot be reached.</summary>
    public static ProbeOutcome Failed(ProbeQuestion question, string message) => question.Format == ProbeFormat.Nagios
        ? new ProbeOutcome(NagiosLine.Critical, NagiosLine.Of(NagiosLine.Critical, question.Name + ": " + message))
        : new ProbeOutcome(1, message, IsError: true);

    /// <summary>Prints it.</summary>
    /// <returns>The exit code.</returns>
    public int Write(TextWriter output, TextWriter errors)
    {
        (IsError ? errors : output).WriteLine(Text);
        return ExitCode;
    }
}
