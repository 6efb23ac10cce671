using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

internal sealed class MalformedCheck : RuleCases
{
    private const string Base = """

        public abstract class Base : IHealthCheck
        {
            public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
                Task.FromResult(HealthCheckResult.Healthy());
        }
        """;

    private static readonly TestProject Library = TestProject.Named(
        "Library",
        "[HealthRegistry, HealthSubset(\"a\")] public partial class LibraryHealth { [HealthCheck(\"queue\")] static HealthCheckResult Queue() => default; }");

    private static readonly TestProject Other = TestProject.Named(
        "Other",
        "[HealthRegistry] public partial class OtherHealth { [HealthCheck(\"queue\")] static HealthCheckResult Queue() => default; }");

    public MalformedCheck()
        : base("HCK005")
    {
        Names();
        Duplicates();
        Memberships();
        Times();
        Counts();
        Services();
        Repairs();
    }

    private void Names()
    {
        Reports("a blank name", Method("[HealthCheck([|\" \"|])]"));
        Reports("upper case", TestProject.Of(Method("[HealthCheck([|\"Orders\"|])]")), says: "lower-case letters");
        Reports("a name of a class", Registry, "[HealthCheck(name: [|\"orders/db\"|])] public class OrdersCheck : Base;" + Base);
        Reports("a colon", Method("[HealthCheck([|\"db:orders\"|])]"));
        Reports("a constant name", Method("[HealthCheck([|Name|])]", members: "const string Name = \"a b\";"));
        Reports("a name that is too long", Method($"[HealthCheck([|\"{new string('a', 64)}\"|])]"));
        Reports("a derived name", Method("[HealthCheck]", name: "[|Größe|]"));
        Reports("a name of a class of no known registry", "[HealthCheck([|\"A\"|])] public class OrdersCheck : Base;" + Base);

        IsSilent("portable names", Method("[HealthCheck(\"3rd.party_a-b\")]"));
        IsSilent("a derived name of two words", Method("[HealthCheck]", name: "HTTP_Server2"));
        IsSilent("an empty name, which is none", Method("[HealthCheck(\"\")]"));
        IsUnknown("a name that the compiler refuses", Method("[HealthCheck({|CS0182:Name|})]", members: "static string Name => \"A\";"));
        IsUnknown("a name that is not there yet", Method("[HealthCheck({|CS0103:Name|}, EverySeconds = 1)]"));
    }

    private void Duplicates()
    {
        Reports("the later of two methods", Methods("[HealthCheck(\"a\")]", "[HealthCheck([|\"a\"|])]"));
        Reports("all but the first of three", Methods("[HealthCheck(\"a\")]", "[HealthCheck([|\"a\"|])]", "[HealthCheck([|\"a\"|])]"));
        Reports("two that differ by case", TestProject.Of(Methods("[HealthCheck(\"a\")]", "[HealthCheck([|\"A\"|])]")), says: "AppHealth.Check0");
        Reports(
            "a class and a method in two files",
            Methods("[HealthCheck(\"orders\")]"),
            "namespace Acme; [HealthCheck] public class [|OrdersCheck|] : Base;" + Base);
        Reports("classes of one name in two namespaces", Registry, "namespace A { [HealthCheck] public class OrdersCheck : Base; } namespace B { [HealthCheck] public class [|OrdersCheck|] : Base; }" + Base);
        Reports("an included check", TestProject.Of(Methods("[HealthCheck([|\"queue\"|])]").Replace("[HealthRegistry", "[HealthRegistry, IncludeRegistry<LibraryHealth>")).Referencing(Library), says: "a check of LibraryHealth");
        Reports("an included check with a prefix", TestProject.Of(Methods("[HealthCheck([|\"b.queue\"|])]").Replace("[HealthRegistry", "[HealthRegistry, IncludeRegistry<LibraryHealth>(Prefix = \"b.\")")).Referencing(Library));
        Reports(
            "checks of two included registries",
            TestProject.Of("[HealthRegistry, IncludeRegistry<LibraryHealth>, [|IncludeRegistry<OtherHealth>|]] public partial class AppHealth;").Referencing(Library, Other),
            says: "Prefix");

        IsSilent("other names", Methods("[HealthCheck(\"a\")]", "[HealthCheck(\"b\")]", "[HealthCheck]"));
        IsSilent("one name in two registries", "[HealthRegistry] partial class One { [HealthCheck] static HealthCheckResult A() => default; } [HealthRegistry] partial class Two { [HealthCheck] static HealthCheckResult A() => default; }");
        IsSilent("an included check with another prefix", TestProject.Of(Methods("[HealthCheck(\"queue\")]").Replace("[HealthRegistry", "[HealthRegistry, IncludeRegistry<LibraryHealth>(Prefix = \"b.\")")).Referencing(Library));
        IsSilent(
            "two included registries, one with a prefix",
            TestProject.Of("[HealthRegistry, IncludeRegistry<LibraryHealth>, IncludeRegistry<OtherHealth>(Prefix = \"o.\")] public partial class AppHealth;").Referencing(Library, Other));
        IsUnknown("classes of no known registry", "namespace A { [HealthCheck] public class OrdersCheck : Base; } namespace B { [HealthCheck] public class OrdersCheck : Base; }" + Base);
    }

    private void Memberships()
    {
        const string Queue = " static HealthCheckResult Queue() => default; }";
        Reports("a subset twice", TestProject.Of("[HealthRegistry, HealthSubset(\"a\")] public partial class AppHealth { [HealthCheck, InSubset(\"a\"), InSubset([|\"a\"|], Critical = false)]" + Queue), says: "in the subset 'a' twice");
        Reports("a subset twice, and once by its constant", "[HealthRegistry, HealthSubset(\"a\")] public partial class AppHealth { [HealthCheck, InSubset(\"a\")] [InSubset([|Subsets.A|])]" + Queue);
        IsSilent("two subsets", "[HealthRegistry, HealthSubset(\"a\"), HealthSubset(\"b\", Includes = [\"a\"])] public partial class AppHealth { [HealthCheck, InSubset(\"a\"), InSubset(\"b\", Critical = false)]" + Queue);
        Reports("a cause twice", TestProject.Of("[HealthRegistry] public partial class AppHealth { [HealthCheck] static HealthCheckResult A() => default; [HealthCheck, BlockedBy(\"a\"), BlockedBy([|\"a\"|]), BlockedBy([|Checks.A|])]" + Queue), says: "is blocked by 'a' twice");
        Reports("a cause of a class twice", Registry, "[HealthCheck(\"a\")] class A : Base; [HealthCheck(\"b\"), BlockedBy(\"a\")] [BlockedBy([|\"a\"|])] class B : Base;" + Base);
        IsSilent("two causes", "[HealthRegistry] public partial class AppHealth { [HealthCheck] static HealthCheckResult A() => default; [HealthCheck] static HealthCheckResult B() => default; [HealthCheck, BlockedBy(\"a\"), BlockedBy(\"b\")]" + Queue);
        IsUnknown("causes that are not there yet", "[HealthRegistry] public partial class AppHealth { [HealthCheck, BlockedBy({|CS0103:A|}), BlockedBy({|CS0103:A|})]" + Queue);
        IsUnknown("subsets that are not there yet", "[HealthRegistry, HealthSubset(\"a\")] public partial class AppHealth { [HealthCheck, InSubset({|CS0103:A|}), InSubset({|CS0103:A|})]" + Queue);
    }

    private void Times()
    {
        foreach (var (property, value) in new[] { ("TimeoutSeconds", "0"), ("TimeoutSeconds", "-1"), ("TimeoutSeconds", "double.NaN"), ("TimeoutSeconds", "double.PositiveInfinity"), ("TimeoutSeconds", "86401"), ("EverySeconds", "0"), ("FreshSeconds", "-0.1"), ("MaxAgeSeconds", "0f") })
            Reports($"{property} of {value}", Method($"[HealthCheck({property} = [|{value}|])]"));
        Reports("a time of a class", Registry, "[HealthCheck(\"a\", TimeoutSeconds = [|0|])] public class A : Base;" + Base);
        Reports("several times", Method("[HealthCheck(TimeoutSeconds = [|0|], EverySeconds = [|-1|])]"));
        Reports("the default time of a type", "[HealthCheckDefaults(TimeoutSeconds = [|-5|])] public class A : Base;" + Base);
        Reports("a period below the timeout", TestProject.Of(Method("[HealthCheck(EverySeconds = [|2|], TimeoutSeconds = 5)]")), says: "every 2 seconds");
        Reports("readings that are fresh for longer than they count", Method("[HealthCheck(FreshSeconds = [|60|], MaxAgeSeconds = 30)]"));

        IsSilent("possible times", Method("[HealthCheck(TimeoutSeconds = 86400, EverySeconds = 86400, FreshSeconds = 0, MaxAgeSeconds = 0.1)]"));
        IsSilent("a period below the default timeout", Method("[HealthCheck(EverySeconds = 2)]"));
        IsSilent("a period that is the timeout", Method("[HealthCheck(EverySeconds = 5, TimeoutSeconds = 5, FreshSeconds = 5, MaxAgeSeconds = 5)]"));
        IsSilent("what the compiler refuses", Method("[HealthCheck(TimeoutSeconds = {|CS0029:\"5\"|})]"), Method("[HealthCheck({|CS1503:5|})]").Replace("AppHealth", "OtherHealth"), Method("[HealthCheck({|CS1503:typeof(string)|}, TimeoutSeconds = 1)]").Replace("AppHealth", "ThirdHealth"));
        IsUnknown("a time that is not there yet", Method("[HealthCheck(EverySeconds = {|CS0103:Often|}, TimeoutSeconds = 5)]"));
    }

    private void Counts()
    {
        foreach (var (property, value) in new[] { ("FailAfter", "0"), ("FailAfter", "-1"), ("FailAfter", "1001"), ("PassAfter", "0"), ("PassAfter", "int.MaxValue") })
            Reports($"{property} of {value}", TestProject.Of(Method($"[HealthCheck({property} = [|{value}|])]")), says: $"its {property} is {(value == "int.MaxValue" ? "2147483647" : value)}; use 1 to 1000");
        Reports("a count of a class, by a constant", Registry, "[HealthCheck(\"a\", FailAfter = [|Patience.Most|])] public class A : Base; static class Patience { public const int Most = 5000; }" + Base);
        Reports("two counts and a time", Method("[HealthCheck(FailAfter = [|0|], PassAfter = [|0|], TimeoutSeconds = [|0|])]"));

        IsSilent("counts at their limits", Method("[HealthCheck(FailAfter = 1, PassAfter = 1000)]"));
        IsUnknown("a count that is not there yet", Method("[HealthCheck(FailAfter = {|CS0103:Many|})]"));
        IsUnknown("a count that is no number", Method("[HealthCheck(PassAfter = {|CS0029:\"0\"|})]"));
    }

    private void Services()
    {
        Reports("a text", TestProject.Of(Registry, Class("string [|connectionString|]")), says: "'connectionString' is of type 'string'");
        Reports("numbers, and each of them", Registry, Class("int [|port|], Uri uri, double [|factor|], bool [|deep|]"));
        Reports("an enumeration, a time and an id", Registry, Class("DayOfWeek [|day|], TimeSpan [|wait|], Guid [|id|], DateTimeOffset [|since|], decimal [|sum|]"));
        Reports("a constructor of its own", Registry, "[HealthCheck] class OrdersCheck : Base { public OrdersCheck(string [|host|]) { } }" + Base);
        Reports("the constructor that is chosen", Registry, "[HealthCheck] class OrdersCheck : Base { public OrdersCheck() { } public OrdersCheck(string [|host|]) { } }" + Base);
        Reports("a method", Method("[HealthCheck]", parameters: "string [|host|], CancellationToken token"));
        Reports("a factory", "[HealthRegistry] public partial class AppHealth { [HealthCheck] static IHealthCheck Orders(int [|port|]) => null!; }");
        Reports("a text beside other services", Registry, Class("string [|host|]"), "public static class Services { public static void Add(IServiceCollection s) { s.AddSingleton(new Uri(\"http://x\")); s.AddSingleton<IComparer<string>>(StringComparer.Ordinal); } }");

        Reports("a public class of a program", Registry, Class("string [|host|]").Replace("class OrdersCheck", "public class OrdersCheck"), "System.Console.WriteLine();");

        IsSilent("a default", Registry, Class("string host = \"x\", int port = 1, DayOfWeek day = DayOfWeek.Monday"));
        IsSilent("a key", Registry, Class("[FromKeyedServices(\"host\")] string host"));
        IsSilent("what may be missing", Registry, Class("string? host, int? port"));
        IsSilent("services", Registry, Class("Uri uri, IServiceProvider services, IEnumerable<string> texts, Func<string> text, string[] items, object anything"));
        IsSilent("a constructor that is not chosen", Registry, "[HealthCheck] public class OrdersCheck : Base { [ActivatorUtilitiesConstructor] public OrdersCheck() { } public OrdersCheck(string host) { } }" + Base);
        IsSilent("a check that is rejected", TestProject.Of(Registry, "[HealthCheck] public class {|HCK004:OrdersCheck|}(string host);"));
        IsUnknown("a text that is registered", Registry, Class("string host"), Registration("AddSingleton<string>(\"x\")"));
        IsUnknown("a text that is registered by its value", Registry, Class("string host"), Registration("AddSingleton(\"x\")"));
        IsUnknown("a number that is registered by its type", Registry, Class("int port"), Registration("AddSingleton(typeof(int), 5)"));
        IsUnknown("a text that is registered as a descriptor", Registry, Class("string host"), Registration("Add(new ServiceDescriptor(typeof(string), \"x\"))"));
        IsUnknown("a text that is registered as a new descriptor", Registry, Class("string host"), Registration("Add(ServiceDescriptor.Singleton(\"x\"))"));
        IsUnknown("a public class, which an application may register", Registry, Class("string host").Replace("class OrdersCheck", "public class OrdersCheck"));
        IsUnknown("a check that is registered", Registry, Class("string host"), Registration("AddSingleton(_ => new OrdersCheck(\"x\"))"));
        IsUnknown("a check that something else makes", Registry, Class("string host"), "public static class Container { public static void Register<T>(params object[] arguments) { } public static void Fill() => Register<OrdersCheck>(\"x\"); }");
        IsUnknown("a type that cannot be found", Registry, Class("{|CS0246:Missing|} host"));
    }

    private void Repairs()
    {
        Fixes("upper case", Method("[HealthCheck(\"Orders DB\", Critical = false)]"), Method("[HealthCheck(\"orders-db\", Critical = false)]"));
        Fixes("a long name", Method($"[HealthCheck(\"{new string('a', 70)}\")]"), Method($"[HealthCheck(\"{new string('a', 63)}\")]"));
        FixesAll("every name", Methods("[HealthCheck(\"A/B\")]", "[HealthCheck(\"fine\")]", "[HealthCheck(\"C\")]"), Methods("[HealthCheck(\"a-b\")]", "[HealthCheck(\"fine\")]", "[HealthCheck(\"c\")]"));
        OffersNothing("a name twice", Methods("[HealthCheck(\"a\")]", "[HealthCheck(\"a\")]"));
        OffersNothing("a name that would be taken", Methods("[HealthCheck(\"a b\")]", "[HealthCheck(\"a-b\")]"));
        OffersNothing("a derived name", Method("[HealthCheck]", name: "Größe"));
        OffersNothing("a time", Method("[HealthCheck(TimeoutSeconds = 0)]"));
    }

    private const string Registry = "[HealthRegistry] public partial class AppHealth;";

    private static string Method(string attribute, string name = "Orders", string parameters = "", string members = "") => $$"""
        [HealthRegistry]
        public partial class AppHealth
        {
            {{attribute}}
            static HealthCheckResult {{name}}({{parameters}}) => default;
            {{members}}
        }
        """;

    private static string Methods(params string[] attributes) =>
        "[HealthRegistry]\npublic partial class AppHealth\n{\n"
        + string.Concat(attributes.Select(static (attribute, index) => $"    {attribute} static HealthCheckResult Check{index}() => default;\n"))
        + "}\n";

    private static string Class(string parameters) => $"[HealthCheck] class OrdersCheck({parameters}) : Base;" + Base;

    private static string Registration(string call) => $"public static class Services {{ public static void Add(IServiceCollection s) => s.{call}; }}";
}
