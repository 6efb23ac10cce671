using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class LoneSubset : RuleCases
{
    public LoneSubset()
        : base("HCK117")
    {
        Reports("a subset", TestProject.Of("[[|HealthSubset|](\"a\")] public partial class AppHealth;"), says: "[HealthSubset]");
        Reports("an inclusion", TestProject.Of("[[|IncludeRegistry<Other>|]] public partial class AppHealth; [HealthRegistry] public partial class Other;"), says: "[IncludeRegistry]");
        Reports("several, at the first", "[[|HealthSubset|](\"a\"), HealthSubset(\"b\")]\n[HealthSubset(\"c\")] public class AppHealth;");
        Reports("subsets on a check", "[[|HealthSubset|](\"a\")] public class Ping;", "[HealthRegistry] public partial class AppHealth;");

        IsSilent("both", "[HealthRegistry, HealthSubset(\"a\")] public partial class AppHealth;");
        IsSilent("both on two parts", "[HealthSubset(\"a\")] public partial class AppHealth;", "[HealthRegistry] public partial class AppHealth;");
        IsSilent("neither", "public partial class AppHealth;");
        IsUnknown("an attribute that cannot be found", "[{|CS0246:{|CS0246:HealthRegistri|}|}, HealthSubset(\"a\")] public partial class AppHealth;");
        IsUnknown("an attribute of somebody else", "public class HealthSubsetAttribute(string name) : Attribute { public string Name => name; } [global::HealthSubset(\"a\")] public class AppHealth;");

        Fixes("a partial class", "[HealthSubset(\"a\")]\npublic partial class AppHealth;", "[HealthRegistry, HealthSubset(\"a\")]\npublic partial class AppHealth;");
        Fixes("a class that is not partial", "// Ours.\n[HealthSubset(\"a\")]\n[HealthSubset(\"b\")]\nsealed class AppHealth;", "// Ours.\n[HealthRegistry, HealthSubset(\"a\")]\n[HealthSubset(\"b\")]\nsealed partial class AppHealth;");
        FixesAll("every class", "[HealthSubset(\"a\")] partial class One;\n[HealthChecks.HealthSubset(\"a\")] class Two;", "[HealthRegistry, HealthSubset(\"a\")] partial class One;\n[HealthChecks.HealthRegistry, HealthChecks.HealthSubset(\"a\")] partial class Two;");
        OffersNothing("a static class", "[HealthSubset(\"a\")] public static partial class AppHealth;");
    }
}
