using System.Xml;

namespace HealthChecks;

/// <summary>What checks say may hold what XML cannot, in whatever notation.</summary>
internal static class FeedText
{
    /// <summary>The text, with a replacement character for each that XML does not have.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsFit(text, ref i))
                return Replaced(text);
        }

        return text;
    }

    private static string Replaced(string text) => string.Create(text.Length, text, static (fit, text) =>
    {
        text.CopyTo(fit);
        for (var i = 0; i < fit.Length; i++)
        {
            if (!IsFit(text, ref i))
                fit[i] = '\uFFFD';
        }
    });

    // Of a pair that is one, it steps to the second.
    private static bool IsFit(string text, ref int index)
    {
        if (XmlConvert.IsXmlChar(text[index]))
            return true;
        if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            return false;
        index++;
        return true;
    }
}
