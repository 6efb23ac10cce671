namespace HealthChecks.Properties;

/// <summary>The application of a history as declarations and options.</summary>
internal sealed partial class World
{
    /// <summary>For how long any consumer may serve a check's reading again: the least of all of them.</summary>
    public long LeastFresh(int check)
    {
        var maxAge = Checks[check].MaxAgeInForce;
        var own = Least(Checks[check].Fresh, FreshCap);
        // The framework's service, single questions and the checks that it blocks go by this one.
        long least = own ?? 1000;
        for (var i = 0; i < Subsets.Length; i++)
        {
            if ((Subsets[i].Members & (1 << check)) == 0)
                continue;
            least = Math.Min(least, FreshIn(Subsets[i], check));
        }

        return Math.Min(least, maxAge);
    }

    /// <summary>For how long a subset may serve a check's reading again: the smallest explicit setting, or the default of its kind.</summary>
    public int FreshIn(SubsetSetup subset, int check) =>
        Least(Least(Checks[check].Fresh, FreshCap), Least(subset.Fresh, FreshCap)) ?? subset.FreshInForce;

    private static int? Least(int? one, int? other) => one is null || other < one ? other : one;

    private HealthRegistryDefinition Definition() => new("Tests.AppHealth")
    {
        Checks = [.. Checks.Select(DefinitionOf)],
        Subsets = [.. Subsets.Select(DefinitionOf)],
    };

    private HealthCheckDefinition DefinitionOf(CheckSetup setup, int index)
    {
        var memberships = new List<HealthMembership>();
        for (var i = 0; i < Subsets.Length; i++)
        {
            if ((Subsets[i].Members & (1 << index)) != 0)
                memberships.Add(new HealthMembership(Names.OfSubset(i), (Subsets[i].Critical & (1 << index)) != 0));
        }

        var causes = new List<string>();
        for (var i = 0; i < index; i++)
        {
            if ((setup.Causes & (1 << i)) != 0)
                causes.Add(Names.OfCheck(i));
        }

        return new HealthCheckDefinition(Names.OfCheck(index), Models[index].Make)
        {
            Memberships = memberships,
            BlockedBy = causes,
            Dependencies = setup.Scoped ? SomethingScoped : [],
            Blocking = setup.Blocking,
            Optional = setup.Optional,
            TimeoutSeconds = Seconds(setup.Timeout),
            FreshSeconds = Seconds(setup.Fresh),
            EverySeconds = setup.Every > 0 ? Seconds(setup.Every) : null,
            MaxAgeSeconds = Seconds(setup.MaxAge),
            FailAfter = setup.FailAfter,
            PassAfter = setup.PassAfter,
        };
    }

    private static HealthSubsetDefinition DefinitionOf(SubsetSetup setup, int index) => new(Names.OfSubset(index))
    {
        Probe = setup.Kind,
        DeadlineSeconds = Seconds(setup.Deadline),
        FreshSeconds = Seconds(setup.Fresh),
        FailAfter = setup.FailAfter,
        PassAfter = setup.PassAfter,
        MaxParallel = setup.MaxParallel,
        WarningsAsErrors = setup.WarningsAsErrors,
        AllowEmpty = setup.AllowEmpty,
        Latch = setup.Latch,
    };

    private void Set(Change change, int of, int value)
    {
        ref var check = ref Checks[of % Checks.Length];
        ref var subset = ref Subsets[of % Subsets.Length];
        switch (change)
        {
            case Change.Timeout:
                check = check with { Timeout = value };
                break;
            case Change.Fresh:
                check = check with { Fresh = value };
                break;
            case Change.Every:
                check = check with { Every = value };
                break;
            case Change.MaxAge:
                check = check with { MaxAge = value };
                break;
            case Change.FailAfter:
                check = check with { FailAfter = value };
                break;
            case Change.PassAfter:
                check = check with { PassAfter = value };
                break;
            case Change.Enabled:
                check = check with { Enabled = value != 0 };
                break;
            case Change.SubsetFresh:
                subset = subset with { Fresh = value };
                break;
            case Change.SubsetDeadline:
                subset = subset with { Deadline = value };
                break;
            case Change.SubsetFailAfter:
                subset = subset with { FailAfter = value };
                break;
            case Change.SubsetPassAfter:
                subset = subset with { PassAfter = value };
                break;
            case Change.MaxParallel:
                subset = subset with { MaxParallel = value };
                break;
            case Change.Sequential:
                Sequential = value != 0;
                break;
            case Change.FreshCap:
                FreshCap = value == 0 ? null : value;
                break;
        }

        _options.Set(OptionsInForce(null));
    }

    private HealthOptions OptionsInForce(HandChance? chance)
    {
        var options = new HealthOptions
        {
            RaiseThreadPoolMinimum = false,
            TimeProvider = _clock,
            DrivenByHand = chance,
            Sequential = Sequential,
            FreshSeconds = Seconds(FreshCap),
        };
        for (var i = 0; i < Checks.Length; i++)
        {
            // What is still as declared costs a lookup for nothing.
            if (ReferenceEquals(Checks[i], _history.Checks[i]))
                continue;

            options.Checks[Names.OfCheck(i)] = new HealthCheckSettings
            {
                Enabled = Checks[i].Enabled,
                TimeoutSeconds = Seconds(Checks[i].Timeout),
                FreshSeconds = Seconds(Checks[i].Fresh),
                EverySeconds = Seconds(Checks[i].Every),
                MaxAgeSeconds = Seconds(Checks[i].MaxAge),
                FailAfter = Checks[i].FailAfter,
                PassAfter = Checks[i].PassAfter,
            };
        }

        for (var i = 0; i < Subsets.Length; i++)
        {
            if (ReferenceEquals(Subsets[i], _history.Subsets[i]))
                continue;

            options.Subsets[Names.OfSubset(i)] = new HealthSubsetSettings
            {
                DeadlineSeconds = Seconds(Subsets[i].Deadline),
                FreshSeconds = Seconds(Subsets[i].Fresh),
                FailAfter = Subsets[i].FailAfter,
                PassAfter = Subsets[i].PassAfter,
                MaxParallel = Subsets[i].MaxParallel,
            };
        }

        return options;
    }

    private static double? Seconds(int? milliseconds) => milliseconds / 1000.0;
}
