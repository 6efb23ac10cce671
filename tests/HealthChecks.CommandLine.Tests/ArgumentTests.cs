using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

[Collection(typeof(ConsoleCollection))]
public sealed class ArgumentTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls=http://localhost:5000")]
    [InlineData("Health", "probe", "readiness")]
    [InlineData("healthy")]
    [InlineData("--health")]
    [InlineData("migrate", "health")]
    public async Task Only_a_first_argument_that_is_health_is_ours(params string[] args)
    {
        var run = await CommandRun.TryAsync(Readiness(), args);

        Assert.Equal(new CommandRun(null, "", ""), run);
    }

    [Theory]
    [InlineData("Say which command.", "health")]
    [InlineData("There is no command 'prode'.", "health", "prode", "readiness")]
    [InlineData("There is no command '--format'.", "health", "--format", "json")]
    [InlineData("Say which subset: health probe <subset>.", "health", "probe")]
    [InlineData("Say which subset: health probe <subset>.", "health", "probe", "--verbose")]
    [InlineData("'startup' is one argument too many: one subset at a time.", "health", "probe", "readiness", "startup")]
    [InlineData("'readiness' is one argument too many: health list takes none.", "health", "list", "readiness")]
    [InlineData("The option '--format' needs a value.", "health", "probe", "readiness", "--format")]
    [InlineData("There is no format 'xml': use json or text.", "health", "probe", "readiness", "--format", "xml")]
    [InlineData("There is no format 'xml': use json or text.", "health", "probe", "readiness", "--format=xml")]
    [InlineData("There is no option '--formt'.", "health", "probe", "readiness", "--formt", "json")]
    [InlineData("There is no option '--formt'.", "health", "probe", "readiness", "--formt")]
    [InlineData("There is no option '-x'.", "health", "probe", "-x", "readiness")]
    [InlineData("'0' is no timeout", "health", "probe", "readiness", "--timeout", "0")]
    [InlineData("'-1' is no timeout", "health", "probe", "readiness", "--timeout", "-1")]
    [InlineData("'soon' is no timeout", "health", "probe", "readiness", "--timeout", "soon")]
    [InlineData("'1,5' is no timeout", "health", "probe", "readiness", "--timeout", "1,5")]
    [InlineData("'NaN' is no timeout", "health", "probe", "readiness", "--timeout", "NaN")]
    [InlineData("'3601' is no timeout", "health", "probe", "readiness", "--timeout", "3601")]
    public async Task What_is_no_command_is_refused_with_the_usage(string message, params string[] args)
    {
        var run = await CommandRun.TryAsync(Readiness(), args);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health", "--help")]
    [InlineData("health", "help")]
    [InlineData("health", "-h")]
    [InlineData("health", "probe", "--help")]
    [InlineData("health", "list", "-h")]
    public async Task Help_is_the_usage_on_standard_output(params string[] args)
    {
        var run = await CommandRun.TryAsync(Readiness(), args);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Usage:", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Errors);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("health", "run")]
    [InlineData("health", "run", "readiness", "startup")]
    [InlineData("health", "run", "readiness", "--format", "xml")]
    public async Task A_program_refuses_what_is_no_command_and_starts_nothing(params string[] args)
    {
        var service = new ServiceProbe();

        var run = await CommandRun.ProgramAsync(Readiness(), service.AddTo, args);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("Usage:", run.Errors, StringComparison.Ordinal);
        Assert.False(service.IsStarted);
    }

    private static RegistryBuilder Readiness() =>
        new RegistryBuilder().Subset("readiness").Check("database", HealthCheckResult.Healthy(), "readiness");
}
