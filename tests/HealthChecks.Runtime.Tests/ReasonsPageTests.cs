using System.Reflection;
using System.Text.RegularExpressions;

namespace HealthChecks.Tests;

/// <summary><c>docs/reasons.md</c> and the constants say the same.</summary>
public sealed partial class ReasonsPageTests
{
    [Fact]
    public void Every_reason_of_the_product_is_on_the_page_and_every_one_on_the_page_exists() => Assert.Equal(
        Constants(static name => !name.EndsWith("DataKey", StringComparison.Ordinal)),
        CodesBelow("## Codes of the product itself"));

    [Fact]
    public void Every_data_key_is_on_the_page_and_every_one_on_the_page_exists() => Assert.Equal(
        Constants(static name => name.EndsWith("DataKey", StringComparison.Ordinal)),
        CodesBelow("## Codes of your own"));

    [Fact]
    public void Every_reason_says_what_it_means_and_what_to_do()
    {
        foreach (var row in RowsBelow("## Codes of the product itself"))
            Assert.All(row.Split('|')[1..^1], static cell => Assert.False(string.IsNullOrWhiteSpace(cell)));
    }

    [Fact]
    public void Every_reason_is_in_the_form_of_a_reason_code() => Assert.All(
        Constants(static name => !name.EndsWith("DataKey", StringComparison.Ordinal)),
        static code => Assert.True(HealthReasons.IsValid(code), code));

    private static IEnumerable<string> Constants(Func<string, bool> choose) => typeof(HealthReasons)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral && choose(field.Name))
        .Select(static field => (string)field.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> CodesBelow(string heading) => RowsBelow(heading)
        .Select(static row => Code().Match(row).Groups[1].Value.Replace("<check>", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> RowsBelow(string heading) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reasons.md"))
        .SkipWhile(line => line != heading)
        .Skip(1)
        .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(static line => line.StartsWith("| `", StringComparison.Ordinal));

    [GeneratedRegex("^\\| `([^`]+)`")]
    private static partial Regex Code();
}
