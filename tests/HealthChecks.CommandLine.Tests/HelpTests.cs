using HealthChecks.Tests.Support;

namespace HealthChecks.Tests;

/// <summary>The usage texts, each as approved in <c>Snapshots</c>.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. CommandVerb.All.Select(static verb => verb.Name)];

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("-h")]
    public async Task Names_every_command(string argument)
    {
        var run = await CommandRun.TryAsync(new RegistryBuilder(), "health", argument);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Approved.Compare("Help.health", run.Output);
        foreach (var verb in CommandVerb.All)
            Assert.Contains("\n  " + verb.Name + " ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_command_has_its_own(string verb)
    {
        var run = await CommandRun.TryAsync(new RegistryBuilder(), "health", verb, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Approved.Compare("Help." + verb, run.Output);
        Assert.InRange(run.Output.Length, 1, 4096);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Needs_neither_a_host_nor_what_else_the_command_needs(string verb)
    {
        var service = new ServiceProbe();

        var run = await CommandRun.ProgramAsync(
            new RegistryBuilder().Check("database", HealthCheckResult.Healthy(), "nowhere"),
            service.AddTo,
            "health", verb, "-h");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith($"Usage: health {verb} ", run.Output, StringComparison.Ordinal);
        Assert.False(service.IsStarted || service.IsDisposed);
    }
}
