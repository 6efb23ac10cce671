using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis.CSharp;

namespace HealthChecks.Rules.Tests.Cases.Declarations;

/// <summary>The sources have no usings of ours: before C# 10 there are no global ones.</summary>
internal sealed class LanguageTooLow : RuleCases
{
    private const string Registry = """
        namespace Acme
        {
            [HealthChecks.HealthRegistry, HealthChecks.HealthSubset("a")]
            public sealed partial class [|AppHealth|]
            {
                [HealthChecks.HealthCheck, HealthChecks.InSubset(Subsets.A)]
                static Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult Ping(System.Uri uri) { return default; }

                [HealthChecks.HealthCheck, HealthChecks.InSubset(AppHealth.Subsets.A)]
                static Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck Pong() { return null; }
            }
        }
        """;

    private static readonly string Plain = Registry.Replace("[|", "").Replace("|]", "");

    public LanguageTooLow()
        : base("HCK118")
    {
        foreach (var language in new[] { LanguageVersion.CSharp10, LanguageVersion.CSharp9, LanguageVersion.CSharp8 })
            Reports("C# " + language.ToDisplayString(), In(language, Registry), says: "needs C# 11.0, and the project is compiled as C# " + language.ToDisplayString());

        Reports("each registry once", In(LanguageVersion.CSharp10, "[HealthChecks.HealthRegistry] partial class [|One|] { } partial class One { } [HealthChecks.HealthRegistry] partial class [|Two|] { }"));

        IsSilent("C# 11", In(LanguageVersion.CSharp11, Plain));
        IsSilent("C# 12", In(LanguageVersion.CSharp12, Plain));
        IsSilent("no version set", In(LanguageVersion.Latest, Plain));
        IsSilent("a project of an old language without a registry", In(LanguageVersion.CSharp9, "class Nothing { }"));
        IsUnknown("a preview", In(LanguageVersion.Preview, Plain));
        IsUnknown("an attribute that cannot be found", In(LanguageVersion.CSharp10, "[HealthChecks.{|CS0234:{|CS0234:HealthRegistri|}|}] partial class AppHealth { }"));
    }

    private static TestProject In(LanguageVersion language, string source) =>
        TestProject.Of(source) with { Language = language, HasGlobalUsings = false };
}
