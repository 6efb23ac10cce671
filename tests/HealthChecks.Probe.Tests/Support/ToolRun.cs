namespace HealthChecks.Tests.Support;

/// <summary>One run of the tool in this process, and what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    public static async Task<ToolRun> InProcessAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        // It blocks its thread, as a program may.
        var exitCode = await Task.Run(() => ProbeTool.Run(args, output, errors), TestContext.Current.CancellationToken);
        return new ToolRun(exitCode, output.ToString(), errors.ToString());
    }
}
