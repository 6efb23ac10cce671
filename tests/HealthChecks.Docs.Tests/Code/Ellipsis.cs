using System.Text.RegularExpressions;

namespace HealthChecks.Docs.Tests.Code;

/// <summary>Puts code where a page leaves some out: an ellipsis stands for whatever compiles there. The lines stay where they are.</summary>
internal static partial class Ellipsis
{
    private const string Check =
        "public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw Left.Out;";

    private const string Left = "{ throw Left.Out; }";

    /// <summary>The text with something in place of each ellipsis that is not in a comment or string.</summary>
    public static string Fill(string text) => string.Join('\n', text.Split('\n').Select(FillLine));

    private static string FillLine(string line)
    {
        var end = Comment().Match(line) is { Success: true } match ? match.Groups[1].Index : line.Length;
        var code = line[..end];
        code = EmptyBody().Replace(code, IsCheck().IsMatch(code) ? $"{{ {Check} }}" : IsType().IsMatch(code) ? "{ }" : Left);
        code = code
            .Replace(", …)", ")", StringComparison.Ordinal)
            .Replace("=> …", "=> throw Left.Out;", StringComparison.Ordinal)
            .Replace(") …", ") { }", StringComparison.Ordinal);
        return Alone().Replace(code, "") + line[end..];
    }

    [GeneratedRegex(@"(?:^|\s)(//)(?!/)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{ (…|/\* \.\.\. \*/) \}")]
    private static partial Regex EmptyBody();

    [GeneratedRegex(@"class .*: .*IHealthCheck\b|^\s*: IHealthCheck \{")]
    private static partial Regex IsCheck();

    [GeneratedRegex(@"\b(class|struct|record|interface)\b")]
    private static partial Regex IsType();

    [GeneratedRegex(@"^\s*…\s*$")]
    private static partial Regex Alone();
}
