namespace HealthChecks.Properties;

/// <summary>The properties notice: each fails of an engine that has the mistake it is there for, and holds of the same engine without.</summary>
public class MutantTests(ITestOutputHelper output)
{
    private const int Histories = 100_000;
    private const ulong Seed = 2027;

    public static TheoryData<string> Mutants => [.. Mutant.All.Select(static mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Mutants))]
    public void Is_noticed(string name)
    {
        var mutant = Mutant.All.Single(each => each.Name == name);
        var engine = MutantEngine.Of(mutant);
        foreach (var property in mutant.KilledBy)
        {
            var failure = engine.Falsify(property, Histories, Seed);
            Assert.True(failure is not null, $"({property}) holds of {Histories} histories although {name}");
            output.WriteLine($"({property}) {failure.Split("with exception:")[0]}{failure.Split("PropertyFailedException: ").ElementAtOrDefault(1)?.Split('\n')[0]}");
        }
    }

    [Fact]
    public void What_is_not_mutated_passes()
    {
        var engine = MutantEngine.Of(null);
        foreach (var property in Mutant.All.SelectMany(static mutant => mutant.KilledBy).Distinct())
            Assert.Null(engine.Falsify(property, 500, Seed));
    }
}
