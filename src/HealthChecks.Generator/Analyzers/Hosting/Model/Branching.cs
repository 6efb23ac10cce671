using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>The way that leads to a statement: one fork in it, and the arm that was taken.</summary>
internal sealed class Branching(Branching? outer, SyntaxNode fork, int arm, EnvironmentCondition condition)
{
    private readonly Branching? _outer = outer;

    /// <summary>Whether no run takes both ways.</summary>
    public static bool Exclude(Branching? one, Branching? other)
    {
        for (var mine = one; mine is not null; mine = mine._outer)
        {
            for (var theirs = other; theirs is not null; theirs = theirs._outer)
            {
                if (mine.Fork == theirs.Fork && mine.Arm != theirs.Arm)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the way is taken in production whatever the settings: true, false, or null when that depends.</summary>
    public static bool? InProduction(Branching? way)
    {
        bool? taken = true;
        for (var each = way; each is not null; each = each._outer)
        {
            if (each.Condition.InProduction == false)
                return false;
            if (each.Condition.InProduction is null)
                taken = null;
        }

        return taken;
    }

    /// <summary>Whether the way is taken in Development at most.</summary>
    public static bool IsDevelopmentOnly(Branching? way)
    {
        for (var each = way; each is not null; each = each._outer)
        {
            if (each.Condition.ImpliesDevelopment)
                return true;
        }

        return false;
    }

    /// <summary>The innermost fork that only Development passes.</summary>
    public static SyntaxNode? DevelopmentFork(Branching? way)
    {
        for (var each = way; each is not null; each = each._outer)
        {
            if (each.Condition.ImpliesDevelopment)
                return each.Fork;
        }

        return null;
    }

    private SyntaxNode Fork { get; } = fork;

    private int Arm { get; } = arm;

    private EnvironmentCondition Condition { get; } = condition;
}
