using System.Collections.Immutable;
using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests;

/// <summary>
/// Everything that is tested of one rule. A constructor lists the cases; <see cref="RuleCaseTests"/> runs them, and repeats each case
/// that reports something under a pragma, under an editorconfig, as generated code, and half typed.
/// </summary>
/// <param name="id">The rule.</param>
public abstract class RuleCases(string id)
{
    private readonly List<RuleCase> _cases = [];

    /// <summary>The rule.</summary>
    public string Id => id;

    /// <summary>Its cases.</summary>
    public IReadOnlyList<RuleCase> Cases => _cases;

    /// <summary>The rules of this run, by type name.</summary>
    public static IReadOnlyDictionary<string, RuleCases> All { get; } = typeof(RuleCases).Assembly.GetTypes()
        .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(RuleCases)))
        .ToDictionary(static type => type.Name, static type => (RuleCases)Activator.CreateInstance(type)!);

    /// <summary>The rule reports exactly what the files mark with <c>[|here|]</c>.</summary>
    protected void Reports(string what, params string[] sources) => Reports(what, TestProject.Of(sources));

    /// <summary>The rule reports exactly what the files mark; each message contains <paramref name="says"/>.</summary>
    protected void Reports(string what, TestProject project, string? says = null) => Add(RuleCaseKind.Reports, what, project, says: says);

    /// <summary>The rule has nothing to say: the code is right.</summary>
    protected void IsSilent(string what, params string[] sources) => IsSilent(what, TestProject.Of(sources));

    /// <summary>The rule has nothing to say: the code is right.</summary>
    protected void IsSilent(string what, TestProject project) => Add(RuleCaseKind.IsSilent, what, project);

    /// <summary>The rule has nothing to say, because what it would have to know cannot be known.</summary>
    protected void IsUnknown(string what, params string[] sources) => IsUnknown(what, TestProject.Of(sources));

    /// <summary>The rule has nothing to say, because what it would have to know cannot be known.</summary>
    protected void IsUnknown(string what, TestProject project) => Add(RuleCaseKind.IsUnknown, what, project);

    /// <summary>The fix of the rule turns one file into another, one diagnostic after the other; the result compiles and has none left.</summary>
    protected void Fixes(string what, string before, string after) => Fixes(what, TestProject.Of(before), TestProject.Of(after));

    /// <summary>The same for projects; <paramref name="title"/> chooses among several offers.</summary>
    protected void Fixes(string what, TestProject before, TestProject after, string? title = null) =>
        Add(RuleCaseKind.Fixes, what, before, after, title);

    /// <summary>Fix-all over the project turns one file into another.</summary>
    protected void FixesAll(string what, string before, string after) => FixesAll(what, TestProject.Of(before), TestProject.Of(after));

    /// <summary>Fix-all over the project turns one project into another.</summary>
    protected void FixesAll(string what, TestProject before, TestProject after, string? title = null) =>
        Add(RuleCaseKind.FixesAll, what, before, after, title);

    /// <summary>The rule reports, and no fix is offered for the first diagnostic.</summary>
    protected void OffersNothing(string what, params string[] sources) => Add(RuleCaseKind.OffersNothing, what, TestProject.Of(sources));

    private void Add(RuleCaseKind kind, string what, TestProject project, TestProject? after = null, string? title = null, string? says = null)
    {
        if (_cases.Any(each => each.Kind == kind && each.What == what))
            throw new HarnessException($"{GetType().Name} has two cases '{what}'.");
        _cases.Add(new RuleCase(kind, what, project, after, title, says));
    }
}

/// <summary>One case of a rule.</summary>
/// <param name="Kind">What must happen.</param>
/// <param name="What">What the code does, for the test's name.</param>
/// <param name="Project">The code, marked where diagnostics are expected.</param>
/// <param name="After">The fixed code.</param>
/// <param name="Title">The offer to take; null for the first.</param>
/// <param name="Says">What each message contains.</param>
public sealed record RuleCase(RuleCaseKind Kind, string What, TestProject Project, TestProject? After, string? Title, string? Says)
{
    /// <summary>The code without marks.</summary>
    public TestProject Plain => Project with
    {
        Files = Project.Files.ToImmutableSortedDictionary(static file => file.Key, static file => Markup.Parse(file.Value, "").Source),
    };
}

/// <summary>What must happen in a case.</summary>
public enum RuleCaseKind
{
    /// <summary>The marked diagnostics are reported.</summary>
    Reports,

    /// <summary>Nothing is reported, rightly.</summary>
    IsSilent,

    /// <summary>Nothing is reported, for want of knowledge.</summary>
    IsUnknown,

    /// <summary>The fix repairs the code.</summary>
    Fixes,

    /// <summary>Fix-all repairs the code.</summary>
    FixesAll,

    /// <summary>No fix is offered.</summary>
    OffersNothing,
}
