using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>A text with placeholders, taken apart.</summary>
internal sealed class AlertTemplate
{
    private static readonly (string Name, Func<HealthAlert, string> Value)[] Placeholders =
    [
        ("kind", static alert => AlertWords.Of(alert.Kind)),
        ("severity", static alert => AlertWords.Of(alert.Severity)),
        ("application", static alert => alert.Application),
        ("instance", static alert => alert.Instance),
        ("subject", static alert => AlertWords.Of(alert.Subject)),
        ("name", static alert => alert.Name),
        ("status", static alert => AlertWords.Of(alert.Status)),
        ("reason", static alert => alert.Reason),
        ("since", static alert => AlertWords.Of(alert.Since)),
        ("at", static alert => AlertWords.Of(alert.At)),
        ("count", static alert => AlertWords.Of(alert.Count)),
        ("fingerprint", static alert => alert.Fingerprint),
        ("text", static alert => alert.Text ?? ""),
        ("title", AlertText.Title),
    ];

    private readonly List<(string Literal, Func<HealthAlert, string>? Value)> _parts = [];

    private AlertTemplate()
    {
    }

    public static AlertTemplate Parse(string template)
    {
        var parsed = new AlertTemplate();
        var literal = 0;
        for (var open = template.IndexOf('{', StringComparison.Ordinal); open >= 0; open = template.IndexOf('{', open + 1))
        {
            // Any other brace is JSON's.
            var close = open + 1;
            while (close < template.Length && char.IsAsciiLetter(template[close]))
                close++;
            if (close == open + 1 || close == template.Length || template[close] != '}')
                continue;

            parsed._parts.Add((template[literal..open], ValueOf(template[(open + 1)..close])));
            literal = close + 1;
        }

        parsed._parts.Add((template[literal..], null));
        Validate(parsed);
        return parsed;
    }

    public string Render(HealthAlert alert)
    {
        var text = new StringBuilder();
        foreach (var (literal, value) in _parts)
        {
            text.Append(literal);
            if (value is not null)
                text.Append(JsonEncodedText.Encode(value(alert)).Value);
        }

        return text.ToString();
    }

    private static Func<HealthAlert, string> ValueOf(string placeholder)
    {
        var names = new List<string>();
        foreach (var (name, value) in Placeholders)
        {
            if (name == placeholder)
                return value;
            names.Add(name);
        }

        throw new ArgumentException(
            $"The template has the placeholder {{{placeholder}}}, and there is none of that name: {NameAdvice.For(placeholder, names, "leave it out")}");
    }

    private static void Validate(AlertTemplate template)
    {
        var sample = new HealthAlert(HealthAlertKind.Raised, HealthSubject.Check, "name", HealthStatus.Unhealthy, "reason");
        try
        {
            using (JsonDocument.Parse(template.Render(sample)))
            {
            }
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("The template does not give JSON: " + exception.Message, exception);
        }
    }
}
