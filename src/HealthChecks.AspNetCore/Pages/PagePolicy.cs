using System.Security.Cryptography;
using System.Text;

namespace HealthChecks;

/// <summary>What a browser lets the page do: its own style and script, known by their hashes, and asking where it came from.</summary>
internal static class PagePolicy
{
    public static string StyleSource { get; } = SourceOf(PageStyle.Text);

    public static string ScriptSource { get; } = SourceOf(PageScript.Text);

    public static string Header { get; } =
        $"default-src 'none'; style-src {StyleSource}; script-src {ScriptSource}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string SourceOf(string block) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)))}'";
}
