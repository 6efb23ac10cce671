namespace HealthChecks.Properties;

internal enum StepKind
{
    /// <summary>Time passes, and the engine's thread looks.</summary>
    Advance,

    /// <summary>Time passes while the engine's thread gets no processor.</summary>
    Sleep,

    /// <summary>A pool thread comes.</summary>
    RunQueue,
    Probe,
    ProbeComplete,
    Refresh,
    AskCheck,
    AskFramework,

    /// <summary>A check behaves otherwise from now on.</summary>
    Behave,

    /// <summary>The run in flight of a check ends.</summary>
    End,

    /// <summary>The options change.</summary>
    Set,
    Cordon,
    Uncordon,
    Drain,
    StartHost,
    StopHost,
}

internal readonly record struct Step(StepKind Kind, int A = 0, int B = 0)
{
    public Behaviour Behaviour => new((Way)(B >> 8), (Ending)(B & 255));

    public Ending Ending => (Ending)(B & 255);

    public static Step Behave(int check, Behaviour behaviour) => new(StepKind.Behave, check, ((int)behaviour.Way << 8) | (int)behaviour.Ending);

    public static Step End(int check, Ending ending) => new(StepKind.End, check, (int)ending);

    public override string ToString() => Kind switch
    {
        StepKind.Advance or StepKind.Sleep => $"{Kind} {A} ms",
        StepKind.Probe or StepKind.ProbeComplete or StepKind.Refresh => $"{Kind} {Names.OfSubset(A)}",
        StepKind.AskCheck => $"{Kind} {Names.OfCheck(A)}",
        StepKind.AskFramework => $"{Kind} {Names.Of(A)}",
        StepKind.Behave => $"{Kind} {Names.OfCheck(A)}: {Behaviour}",
        StepKind.End => $"{Kind} {Names.OfCheck(A)}: {Ending}",
        StepKind.Set => $"{Kind} {(Change)(A & 255)} of {A >> 8}: {B}",
        _ => Kind.ToString(),
    };
}

/// <summary>What a change of options changes.</summary>
internal enum Change
{
    Timeout,
    Fresh,
    Every,
    MaxAge,
    FailAfter,
    PassAfter,
    Enabled,
    SubsetFresh,
    SubsetDeadline,
    SubsetFailAfter,
    SubsetPassAfter,
    MaxParallel,
    Sequential,
    FreshCap,
}
