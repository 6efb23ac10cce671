using System.Text.RegularExpressions;
using HealthChecks.Docs.Tests.Manifests;
using HealthChecks.Docs.Tests.Pages;

namespace HealthChecks.Docs.Tests.Shell;

public partial class CrontabTests
{
    public static TheoryData<string> Places => DocPages.PlacesOf("crontab");

    [Theory]
    [MemberData(nameof(Places))]
    public void A_line_of_a_crontab_has_five_fields_and_a_command_that_there_is(string place)
    {
        var block = DocPages.BlockAt(place);
        Assert.Empty(Problems(block.Text, DocPages.PageOf(block)));
    }

    [Theory]
    [InlineData("* * * * /app/orders health probe readiness")]
    [InlineData("*/5 * * * * /app/orders health probe readyness")]
    public void A_mistake_in_a_crontab_is_found(string text)
    {
        Assert.NotEmpty(Problems(text, DocPage.Of("page.md", "")));
    }

    private static IEnumerable<string> Problems(string text, DocPage page)
    {
        foreach (var line in text.Split('\n').Where(static line => line.Trim().Length > 0 && !line.StartsWith('#') && !Setting().IsMatch(line)))
        {
            if (Entry().Match(line) is not { Success: true } match)
            {
                yield return $"'{line}' is no line of a crontab";
                continue;
            }

            // The command ends where the shell begins another one.
            var command = match.Groups[1].Value.Split(["||", "&&", ">", "|"], StringSplitOptions.TrimEntries)[0];
            foreach (var problem in new ProbeContract(page).ProblemsOfCommand(ShellLines.WordsOf(command)))
                yield return problem;
        }
    }

    [GeneratedRegex("^[A-Z][A-Za-z_]*=")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^(?:[\d*/,-]+\s+){5}(\S.*)$")]
    private static partial Regex Entry();
}
