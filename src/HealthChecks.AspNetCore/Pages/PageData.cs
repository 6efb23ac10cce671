using System.Globalization;

namespace HealthChecks;

/// <summary>Lists a check's figures, which may be of any type and do anything: a page is made whatever happens here.</summary>
internal static class PageData
{
    public static void Write(HtmlOutput html, IReadOnlyDictionary<string, object> data)
    {
        var values = new List<(string Key, string Value)>(data.Count);
        try
        {
            foreach (var (key, value) in data)
            {
                // They stand beside the data already.
                if (key is not (HealthReasons.DataKey or HealthReasons.AbsentDataKey))
                    values.Add((key, TextOf(value)));
            }
        }
        catch (Exception)
        {
            // A check may still be writing to what it has returned; what was read until then is all that there is to show.
        }

        if (values.Count == 0)
            return;

        html.Raw("<section aria-labelledby=\"data\"><h2 id=\"data\">Data</h2><dl class=\"card facts\">"u8);
        foreach (var (key, value) in values)
            html.Raw("<div><dt><bdi>"u8).Text(key).Raw("</bdi></dt><dd><bdi>"u8).Text(value).Raw("</bdi></dd></div>"u8);
        html.Raw("</dl></section>"u8);
    }

    private static string TextOf(object? value)
    {
        try
        {
            return value switch
            {
                null => "–",
                string text => text,
                bool flag => flag ? "true" : "false",
                DateTimeOffset moment => PageWords.Stamp(moment),
                TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "–",
            };
        }
        catch (Exception)
        {
            return value!.GetType().Name;
        }
    }
}
