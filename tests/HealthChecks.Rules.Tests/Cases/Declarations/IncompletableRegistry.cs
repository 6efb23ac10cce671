using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class IncompletableRegistry : RuleCases
{
    public IncompletableRegistry()
        : base("HCK115")
    {
        Reports("a class that is not partial", TestProject.Of("[HealthRegistry, HealthSubset(\"a\")] public sealed class [|AppHealth|] { [HealthCheck, InSubset(\"a\")] static HealthCheckResult Ping() => default; }"), says: "not partial");
        Reports("a record that is not partial", "[HealthRegistry] public record [|AppHealth|];");
        Reports("a class in one that is not partial", TestProject.Of("public class Outer { [HealthRegistry] public partial class [|AppHealth|]; }"), says: "'Outer', which is not partial");
        Reports("a class that is not partial and whose constants are used", "[HealthRegistry, HealthSubset(\"a\")] public class {|CS0260:[|AppHealth|]|} { [HealthCheck, InSubset(Subsets.A)] static HealthCheckResult Ping() => default; }");
        Reports("a static class", TestProject.Of("[HealthRegistry, HealthSubset(\"a\")] public static partial class [|AppHealth|] { [HealthCheck, InSubset(Subsets.A)] static HealthCheckResult Ping() => default; }"), says: "static");
        Reports("a static class that is not partial", "[HealthRegistry] public static class [|AppHealth|];");
        Reports("a generic class", "[HealthRegistry] public partial class [|AppHealth|]<T>;");
        Reports("a class in a generic one", "public partial class Outer<T> { [HealthRegistry] public partial class [|AppHealth|]; }");
        Reports("a class that is local to its file", "[HealthRegistry] file partial class [|AppHealth|];");

        IsSilent("a partial class", "[HealthRegistry] public sealed partial class AppHealth;");
        IsSilent("a partial record", "[HealthRegistry] public partial record AppHealth;");
        IsSilent("two parts", "[HealthRegistry] public partial class AppHealth;", "partial class AppHealth;");
        IsSilent("a class in partial types", "partial struct Outer { partial interface IInner { [HealthRegistry] partial class AppHealth; } }");
        IsSilent("an abstract class", "[HealthRegistry] public abstract partial class AppHealth;");
        IsUnknown("an attribute that cannot be found", "[{|CS0246:{|CS0246:HealthRegistri|}|}] public class AppHealth;");
        IsUnknown("an attribute of somebody else", TestProject.Of("public class HealthRegistryAttribute : Attribute; [global::HealthRegistry] public class AppHealth;"));

        Fixes("a class", "// Ours.\n[HealthRegistry]\nsealed class AppHealth;", "// Ours.\n[HealthRegistry]\nsealed partial class AppHealth;");
        Fixes("a class without modifiers", "[HealthRegistry]\n// Ours.\nclass AppHealth;", "[HealthRegistry]\n// Ours.\npartial class AppHealth;");
        Fixes("types around a class", "public class Outer { record struct Inner { [HealthRegistry] class AppHealth; } }", "public partial class Outer { partial record struct Inner { [HealthRegistry] partial class AppHealth; } }");
        Fixes("a static class", "[HealthRegistry]\npublic static partial class AppHealth;", "[HealthRegistry]\npublic partial class AppHealth;");
        Fixes("a static class that is not partial", "[HealthRegistry]\n/* Ours. */ static class AppHealth;", "[HealthRegistry]\n/* Ours. */ partial class AppHealth;");
        FixesAll("every class", "[HealthRegistry] public class One;\n[HealthRegistry] static partial class Two;", "[HealthRegistry] public partial class One;\n[HealthRegistry] partial class Two;");
        OffersNothing("a generic class", "[HealthRegistry] public class AppHealth<T>;");
        OffersNothing("a class that is local to its file", "[HealthRegistry] file class AppHealth;");
    }
}
