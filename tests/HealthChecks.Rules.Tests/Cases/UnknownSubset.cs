using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases;

/// <summary>More of this rule is tested in the generator's tests, with its parsers.</summary>
internal sealed class UnknownSubset : RuleCases
{
    public UnknownSubset()
        : base("HCK003")
    {
        Reports("a mapping of a misspelt subset", Map("[|\"readines\"|]"));
        IsSilent("a mapping of a declared subset", Map("\"readiness\""));
        IsUnknown("a name that is read from settings", Map("app.Configuration[\"Subset\"]!"));
        Fixes("the name", Map("\"readines\""), Map("\"readiness\""));
        FixesAll("every name", Map("\"readines\"", "\"strtup\""), Map("\"readiness\"", "\"startup\""));
        OffersNothing("a name that is like no other", Code.WebApp("app.MapHealthSubset(\"all\", \"/all\");"), Code.Registry);
    }

    private static TestProject Map(params string[] names) => TestProject.Of(
        Code.WebApp(string.Join("\n", names.Select(static (name, index) => $"app.MapHealthSubset({name}, \"/{index}\");"))),
        Code.Registry);
}
