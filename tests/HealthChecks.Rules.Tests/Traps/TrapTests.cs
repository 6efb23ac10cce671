using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Traps;

/// <summary>
/// Each trap twice: the rule flags the source, and the very same source, compiled and started, gives the false green or the failure that
/// the rule speaks of. Where our endpoints make a trap impossible, no rule says anything, and the answer is right.
/// </summary>
public class TrapTests
{
    public static TheoryData<string> Names => [.. Traps.All.Select(static trap => trap.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_rule_flags_happens(string name)
    {
        var trap = Traps.All.Single(each => each.What == name);
        var plain = new RuleCase(RuleCaseKind.Reports, name, trap.Project, null, null, null).Plain;
        if (trap.Rule is not null)
            Assert.NotEmpty(await new AnalyzerTest(trap.Rule).VerifyAsync(trap.Project));
        else
            Assert.Empty(await AnalyzerTest.ReportedAsync(plain));

        await using var program = await RunningProgram.StartAsync(plain);
        using var client = program.CreateClient();
        await trap.Shows(client);
    }
}
