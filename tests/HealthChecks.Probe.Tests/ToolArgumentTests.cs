using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

public sealed class ToolArgumentTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_is_the_usage_on_standard_output(string argument)
    {
        var run = await ToolRun.InProcessAsync(argument);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Approved.Compare("Help", run.Output);
    }

    [Fact]
    public async Task It_has_a_version()
    {
        var run = await ToolRun.InProcessAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Output);
    }

    [Theory]
    [InlineData("Say whom to ask: health-probe <url>, or --socket <path>.")]
    [InlineData("Say whom to ask", "--subset", "readiness")]
    [InlineData("There is no option '--sbset'.", "http://localhost", "--sbset", "readiness")]
    [InlineData("The option '--subset' needs a value.", "http://localhost", "--subset")]
    [InlineData("The option '--subset' needs a value.", "http://localhost", "--subset=")]
    [InlineData("'a/b' is no subset.", "http://localhost", "--subset", "a/b")]
    [InlineData("'http://b' is one argument too many", "http://a", "http://b")]
    [InlineData("There is no format 'xml': use json or text.", "http://localhost", "--format", "xml")]
    [InlineData("'0' is no timeout", "http://localhost", "--timeout", "0")]
    [InlineData("'NaN' is no timeout", "http://localhost", "--timeout", "NaN")]
    [InlineData("'a b' is no host.", "http://localhost", "--host-header", "a b")]
    [InlineData("'nowhere' from the command line is not a URL", "nowhere")]
    [InlineData("'ftp://a' from the command line is not an http:// or https:// address", "ftp://a")]
    [InlineData("--any asks for no health report", "http://localhost", "--any", "--subset", "readiness")]
    public async Task What_is_no_question_is_refused_with_the_usage(string message, params string[] args)
    {
        var run = await ToolRun.InProcessAsync(args);
        var monitor = await ToolRun.InProcessAsync([.. args, "--nagios"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage: health-probe <url>", run.Errors, StringComparison.Ordinal);
        Assert.Equal((3, ""), (monitor.ExitCode, monitor.Errors));
        Assert.StartsWith("UNKNOWN - ", monitor.Output, StringComparison.Ordinal);
    }
}
