namespace HealthChecks.Properties;

/// <summary>Makes a history from a number. Cheap, because most of a property's time would else go into numbers.</summary>
internal sealed class HistoryMaker
{
    private static readonly int[] Spans = [0, 1, 15, 50, 200, 500, 760, 800, 1000, 1500, 3000, 5000, 10_000, 31_000];
    // Halves of halves, so that three periods and a timeout are the same number in milliseconds and in seconds.
    private static readonly int[] Timeouts = [125, 500, 1000, 3000, 5000];
    private static readonly int[] Freshs = [0, 100, 500, 1000];
    private static readonly int[] Periods = [250, 1000, 4000];
    private static readonly int[] MaxAges = [1000, 2000, 6000];

    private readonly Profile _profile;
    private ulong _state;

    private HistoryMaker(Profile profile, int seed)
    {
        _profile = profile;
        _state = (ulong)(uint)seed;
    }

    public static History Make(Profile profile, int seed) => new HistoryMaker(profile, seed).Make();

    private History Make()
    {
        var checks = new CheckSetup[1 + Next(Has(Profile.Aging | Profile.HostFirst) ? 2 : Has(Profile.Causes | Profile.Limits) ? 4 : 3)];
        for (var i = 0; i < checks.Length; i++)
            checks[i] = MakeCheck(i);
        var subsets = new SubsetSetup[Has(Profile.OneSubset) ? 1 : 1 + Next(3)];
        for (var i = 0; i < subsets.Length; i++)
            subsets[i] = MakeSubset(checks.Length);
        var steps = new Step[5 + Next(26)];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = MakeStep(checks, subsets);
        if (Has(Profile.HostFirst))
            steps[0] = new Step(StepKind.StartHost);
        return new History(checks, subsets, steps)
        {
            Sequential = Has(Profile.Limits) && Next(2) == 0,
            IsPoolPrompt = !Has(Profile.Starved) || Next(3) > 0,
            Chance = Next(1000),
        };
    }

    private CheckSetup MakeCheck(int index)
    {
        var fresh = Next(3) == 0 ? Freshs[Next(Freshs.Length)] : (int?)null;
        var causes = Has(Profile.Causes) && index > 0 ? Next(1 << index) : 0;
        return new CheckSetup
        {
            Timeout = Timeouts[Next(Has(Profile.Aging) ? 2 : Timeouts.Length)],
            Fresh = fresh,
            Every = Has(Profile.Background) && Next(3) == 0 ? Periods[Next(Periods.Length)] : 0,
            MaxAge = Next(2) == 0 || Has(Profile.Aging) ? MaxAges[Next(Has(Profile.Aging) ? 2 : MaxAges.Length)] : null,
            // To have been blocked breaks a count off, and the model does not know of it.
            FailAfter = causes == 0 ? Math.Max(1, Next(5) - 1) : 1,
            PassAfter = causes == 0 ? Math.Max(1, Next(5) - 1) : 1,
            Causes = causes,
            Scoped = Next(4) == 0,
            Blocking = Next(6) == 0,
            Optional = Next(4) == 0,
            Behaviour = MakeBehaviour(),
        };
    }

    private SubsetSetup MakeSubset(int checks) => new()
    {
        Kind = (ProbeKind)Next(4),
        Members = 1 + Next((1 << checks) - 1),
        Critical = Next(3) == 0 ? Next(16) : -1,
        Deadline = Next(3) == 0 ? Timeouts[Next(Timeouts.Length)] : null,
        Fresh = Next(3) == 0 ? Freshs[Next(Freshs.Length)] : null,
        FailAfter = Has(Profile.SubsetHysteresis) ? 1 + Next(3) : 1,
        PassAfter = Has(Profile.SubsetHysteresis) ? 1 + Next(3) : 1,
        MaxParallel = Has(Profile.Limits) && Next(4) > 0 ? 1 + Next(2) : null,
        WarningsAsErrors = Next(4) == 0,
        AllowEmpty = Next(4) == 0,
        Latch = Has(Profile.Latch) && Next(3) == 0,
    };

    private Step MakeStep(CheckSetup[] checks, SubsetSetup[] subsets)
    {
        var check = Next(checks.Length);
        var subset = Next(subsets.Length);
        switch (Next(32))
        {
            case < 4 when Has(Profile.HostFirst):
                return new Step(StepKind.Advance, Periods[Next(Periods.Length)] / 2);
            case 7 when Has(Profile.Aging):
                return new Step(StepKind.Sleep, 1000 + Next(9000));
            case < 8:
                return new Step(StepKind.Advance, Next(3) == 0 ? Next(3000) : Spans[Next(Spans.Length)]);
            case < 15:
                return new Step(StepKind.Probe, subset);
            case < 21:
                return Step.Behave(check, MakeBehaviour());
            case < 25:
                return Step.End(check, MakeEnding());
            case 25 when Has(Profile.Starved):
                return new Step(StepKind.RunQueue);
            case 26 when Has(Profile.LateTicks):
                return new Step(StepKind.Sleep, Spans[Next(Spans.Length)]);
            case 27 when Has(Profile.Refresh):
                return new Step(Next(2) == 0 ? StepKind.Refresh : StepKind.ProbeComplete, subset);
            case 28 when Has(Profile.Framework):
                return Next(3) == 0 ? new Step(StepKind.AskCheck, check) : new Step(StepKind.AskFramework, Next(1 << checks.Length));
            case 29 or 30 when Has(Profile.Lifecycle):
                return new Step(StepKind.Cordon + Next(5));
            case 29 when Has(Profile.Background) && !Has(Profile.HostFirst):
                return new Step(Next(3) == 0 ? StepKind.StopHost : StepKind.StartHost);
            case 31 when Has(Profile.Changes):
                return MakeChange(check, subset, checks);
            default:
                return new Step(StepKind.Probe, subset);
        }
    }

    private Step MakeChange(int check, int subset, CheckSetup[] checks)
    {
        var change = (Change)Next((int)Change.FreshCap + 1);
        var of = change is Change.SubsetFresh or Change.SubsetDeadline or Change.SubsetFailAfter or Change.SubsetPassAfter or Change.MaxParallel ? subset : check;
        // Only what every property's model of a subset can bear; and a reading may not be fresh for longer than it counts.
        return change switch
        {
            Change.Timeout or Change.SubsetDeadline => Of(change, of, Timeouts[Next(Timeouts.Length)]),
            Change.Fresh => Of(change, of, Freshs[Next(Freshs.Length)]),
            Change.Every when Has(Profile.Background) => Of(change, of, Next(3) == 0 ? 0 : Periods[Next(Periods.Length)]),
            Change.MaxAge => Of(change, of, MaxAges[Next(MaxAges.Length)]),
            Change.Enabled => Of(change, of, Next(3)),
            Change.FailAfter or Change.PassAfter when checks[of].Causes == 0 => Of(change, of, 1 + Next(3)),
            Change.MaxParallel or Change.Sequential when Has(Profile.Limits) => Of(change, of, 1),
            Change.FreshCap => Of(change, of, Freshs[Next(Freshs.Length)]),
            _ => Of(Change.Timeout, check, checks[check].Timeout),
        };
    }

    private static Step Of(Change change, int of, int value) => new(StepKind.Set, (of << 8) | (int)change, value);

    private Behaviour MakeBehaviour()
    {
        var way = Next(12);
        return new Behaviour(
            way switch
            {
                < 6 => Way.Now,
                < 8 => Way.Later,
                8 => Way.LaterHeeding,
                9 => Way.LaterThrowing,
                10 when Has(Profile.Slow) => Way.Slowly,
                11 when Has(Profile.Slow) => Way.VerySlowly,
                _ => Way.Now,
            },
            MakeEnding());
    }

    // As many that pass as fail, so that a count is begun, broken off and begun again.
    private Ending MakeEnding() => Next(16) switch
    {
        < 7 => Ending.Healthy,
        7 => Ending.Degraded,
        < 11 => Ending.Unhealthy,
        var other => Ending.Throws + (other - 11) + (other == 15 ? Next(3) : 0),
    };

    private bool Has(Profile any) => (_profile & any) != 0;

    private int Next(int below)
    {
        // SplitMix64.
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }
}
