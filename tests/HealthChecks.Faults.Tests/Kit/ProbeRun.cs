namespace HealthChecks.Faults.Tests;

/// <summary>One run of <c>health probe</c>, and what it wrote.</summary>
internal sealed record ProbeRun(int? ExitCode, string Output, string Errors)
{
    public static async Task<ProbeRun> OfAsync(string subset, params string[] where)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var capturedOutput = new StringWriter { NewLine = "\n" };
        using var capturedErrors = new StringWriter { NewLine = "\n" };
        Console.SetOut(capturedOutput);
        Console.SetError(capturedErrors);
        try
        {
            // The deadline and the slack of a loaded machine; by itself it would wait a second less.
            var exitCode = await HealthCommands.TryRunAsync<AppHealth>(["health", "probe", subset, .. where, "--timeout", "3.3"]);
            return new ProbeRun(exitCode, capturedOutput.ToString(), capturedErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
