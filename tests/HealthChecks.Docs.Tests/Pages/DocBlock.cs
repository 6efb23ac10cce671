namespace HealthChecks.Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, as a path of the repository.</param>
/// <param name="Line">The line of its first line of text, counted from 1.</param>
/// <param name="Language">What the fence says; empty for nothing.</param>
/// <param name="Text">The text between the fences.</param>
/// <param name="Directive">What the comment <c>&lt;!-- snippet: … --&gt;</c> right before it says; empty for none.</param>
public sealed record DocBlock(string Page, int Line, string Language, string Text, string Directive)
{
    /// <summary>Whether it belongs to the page of a rule, and shows code that the rule reports.</summary>
    public bool IsOfRule => Path.GetFileName(Page).StartsWith("HCK", StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Page}:{Line}";
}
