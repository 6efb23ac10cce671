using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace HealthChecks.Testing.Roslyn;

/// <summary>Test sources that mark where diagnostics are expected: <c>[|here|]</c>, or <c>{|HCK003:here|}</c> for a rule.</summary>
public static class Markup
{
    /// <summary>Takes the marks out of a source.</summary>
    /// <param name="marked">The source with marks.</param>
    /// <param name="defaultId">The rule of marks that name none.</param>
    /// <returns>The source, and what is expected in it.</returns>
    public static (string Source, IReadOnlyList<ExpectedDiagnostic> Expected) Parse(string marked, string defaultId)
    {
        var source = new StringBuilder(marked.Length);
        var open = new Stack<(string Id, int Start, string End)>();
        var expected = new List<ExpectedDiagnostic>();
        for (var i = 0; i < marked.Length; i++)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("[|"))
            {
                open.Push((defaultId, source.Length, "|]"));
                i++;
            }
            else if (rest.StartsWith("{|"))
            {
                var colon = rest.IndexOf(':');
                open.Push((rest[2..colon].ToString(), source.Length, "|}"));
                i += colon;
            }
            else if (open.TryPeek(out var mark) && rest.StartsWith(mark.End))
            {
                expected.Add(new ExpectedDiagnostic(mark.Id, TextSpan.FromBounds(mark.Start, source.Length)));
                open.Pop();
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return open.Count == 0 ? (source.ToString(), expected) : throw new HarnessException($"A mark is never closed in:\n{marked}");
    }
}

/// <summary>A diagnostic that a test expects.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Span">Where, in the source without marks.</param>
public readonly record struct ExpectedDiagnostic(string Id, TextSpan Span);
