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
    [InlineData("The option '--url' needs a value.", "health", "probe", "readiness", "--url", "--verbose")]
    [InlineData("There is no format 'xml': use json or text.", "health", "probe", "readiness", "--format", "xml")]
    [InlineData("There is no format 'xml': use json or text.", "health", "probe", "readiness", "--format=xml")]
    [InlineData("There is no option '--formt'.", "health", "probe", "readiness", "--formt", "json")]
    [InlineData("There is no option '--formt'.", "health", "probe", "readiness", "--formt")]
    [InlineData("There is no option '-x'.", "health", "probe", "-x", "readiness")]
    [InlineData("The option '--url' needs a value.", "health", "probe", "readiness", "--url=")]
    [InlineData("The option '--verbose' takes no value.", "health", "probe", "readiness", "--verbose=yes")]
    [InlineData("--url and --socket are two addresses: leave out one.", "health", "probe", "readiness", "--url", "http://localhost", "--socket", "/tmp/s")]
    [InlineData("'a b' is no host.", "health", "probe", "readiness", "--host-header", "a b")]
    [InlineData("'0' is no time between two questions", "health", "watch", "--every", "0")]
    [InlineData("'0' is no count", "health", "watch", "--count", "0")]
    [InlineData("'1.5' is no count", "health", "watch", "--count", "1.5")]
    [InlineData("Say what to do with the alerts: health alerts test.", "health", "alerts")]
    [InlineData("Say what to do with the alerts: health alerts test.", "health", "alerts", "send")]
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
    [InlineData("probe", "--every")]
    [InlineData("probe", "--dry-run")]
    [InlineData("run", "--url")]
    [InlineData("run", "--socket")]
    [InlineData("validate", "--nagios")]
    [InlineData("validate", "--verbose")]
    [InlineData("watch", "--format")]
    [InlineData("watch", "--nagios")]
    [InlineData("list", "--url")]
    [InlineData("contract", "--format")]
    [InlineData("cordon", "--url")]
    [InlineData("uncordon", "-v")]
    [InlineData("alerts", "--timeout")]
    public async Task An_option_of_another_command_is_refused_with_the_commands_own_usage(string verb, string option)
    {
        var run = await CommandRun.TryAsync(Readiness(), "health", verb, option, "1");

        var isMonitor = option == "--nagios";
        Assert.Equal(isMonitor ? 3 : 1, run.ExitCode);
        Assert.Contains($"health {verb} takes no option '{option}'.", isMonitor ? run.Output : run.Errors, StringComparison.Ordinal);
        Assert.True(isMonitor || run.Errors.Contains($"Usage: health {verb} ", StringComparison.Ordinal), run.Errors);
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
