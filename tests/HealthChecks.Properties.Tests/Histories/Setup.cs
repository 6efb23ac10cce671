namespace HealthChecks.Properties;

/// <summary>One check of a history. Times are milliseconds; null: the default.</summary>
internal sealed record CheckSetup
{
    public int Timeout { get; init; } = 5000;

    public int? Fresh { get; init; }

    /// <summary>The period of background runs; 0: none.</summary>
    public int Every { get; init; }

    public int? MaxAge { get; init; }

    public int FailAfter { get; init; } = 1;

    public int PassAfter { get; init; } = 1;

    /// <summary>The checks that it is blocked by, a bit each: only those before it.</summary>
    public int Causes { get; init; }

    /// <summary>Whether each run has an instance of its own.</summary>
    public bool Scoped { get; init; }

    public bool Blocking { get; init; }

    public bool Optional { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>How it behaves until a step says otherwise.</summary>
    public Behaviour Behaviour { get; init; }

    public int MaxAgeInForce => MaxAge ?? (Every > 0 ? (3 * Every) + Timeout : 30_000);

    public override string ToString()
    {
        var text = $"timeout {Timeout}";
        if (Fresh is { } fresh)
            text += $", fresh {fresh}";
        if (Every > 0)
            text += $", every {Every}";
        if (MaxAge is { } maxAge)
            text += $", max age {maxAge}";
        if (FailAfter > 1 || PassAfter > 1)
            text += $", fails after {FailAfter}, passes after {PassAfter}";
        if (Causes != 0)
            text += ", blocked by " + Names.Of(Causes);
        return text + (Scoped ? ", scoped" : "") + (Blocking ? ", blocking" : "") + (Optional ? ", optional" : "") + $", {Behaviour}";
    }
}

/// <summary>One subset of a history. Times are milliseconds; null: the default.</summary>
internal sealed record SubsetSetup
{
    public ProbeKind Kind { get; init; }

    /// <summary>The members, a bit each.</summary>
    public int Members { get; init; } = 1;

    /// <summary>Those of them that are critical.</summary>
    public int Critical { get; init; } = -1;

    public int? Deadline { get; init; }

    public int? Fresh { get; init; }

    public int FailAfter { get; init; } = 1;

    public int PassAfter { get; init; } = 1;

    public int? MaxParallel { get; init; }

    public bool WarningsAsErrors { get; init; }

    public bool AllowEmpty { get; init; }

    public bool Latch { get; init; }

    public int DeadlineInForce => Deadline ?? (Kind == ProbeKind.None ? 5000 : 800);

    public int FreshInForce => Fresh ?? (Kind == ProbeKind.None ? 10_000 : 1000);

    public override string ToString()
    {
        var text = $"{Kind}: {Names.Of(Members)}, critical {Names.Of(Members & Critical)}, deadline {DeadlineInForce}, fresh {FreshInForce}";
        if (FailAfter > 1 || PassAfter > 1)
            text += $", fails after {FailAfter}, passes after {PassAfter}";
        if (MaxParallel is { } most)
            text += $", {most} at a time";
        return text + (WarningsAsErrors ? ", warnings as errors" : "") + (AllowEmpty ? ", may be empty" : "") + (Latch ? ", latches" : "");
    }
}

internal static class Names
{
    public static string OfCheck(int index) => ((char)('a' + index)).ToString();

    public static string OfSubset(int index) => "s" + index;

    public static string Of(int mask)
    {
        var text = "";
        for (var i = 0; i < 8; i++)
        {
            if ((mask & (1 << i)) != 0)
                text += OfCheck(i);
        }

        return text.Length == 0 ? "none" : text;
    }
}
