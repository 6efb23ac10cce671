using System.Text;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Tests;

/// <summary>Writes <c>docs/rules/README.md</c> from the rules. Update it with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c>.</summary>
internal static class RuleIndex
{
    public static string Write(IEnumerable<DiagnosticDescriptor> rules)
    {
        var text = new StringBuilder("""
            # Rules

            Each rule is reported by an analyzer of the HealthChecks.Abstractions package, in the editor and in the build, and says nothing about
            what it cannot know. The table is written from the rules themselves; a test keeps it so.

            | id | severity | fix | rule |
            |---|---|---|---|

            """);
        foreach (var rule in rules)
        {
            var page = File.ReadAllText(RepositoryRoot.PathTo("docs", "rules", rule.Id + ".md"));
            var fix = page.Contains("**Code fix:**", StringComparison.Ordinal) ? "yes" : "–";
            text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {fix} | {rule.Title} |\n");
        }

        return text.Append("""

            A rule is silenced at one place with `#pragma warning disable <id>`, for files with an `.editorconfig` line
            `dotnet_diagnostic.<id>.severity = none`, and for one build with `dotnet build -p:NoWarn=<id>`.

            """).ToString();
    }
}
