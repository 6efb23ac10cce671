using System.Globalization;
using System.Text.Json;

namespace HealthChecks;

/// <summary>The way to a value in JSON: names with dots between them, and indexes in brackets, such as <c>nodes[0].state</c>.</summary>
internal sealed class JsonPath
{
    /// <summary>Names, and indexes as numbers.</summary>
    private readonly List<object> _steps = [];

    public JsonPath(string text, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(text, parameterName);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] == '[')
            {
                var end = rest.IndexOf(']');
                if (end < 0 || !int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw Malformed(text, parameterName);
                _steps.Add(index);
                rest = rest[(end + 1)..];
                if (rest.Length > 0 && rest[0] is not ('.' or '['))
                    throw Malformed(text, parameterName);
                continue;
            }

            if (_steps.Count > 0)
            {
                // What is left begins with a dot: a name ends at one, or at a bracket.
                rest = rest[1..];
            }

            var length = rest.IndexOfAny('.', '[');
            if (length < 0)
                length = rest.Length;
            if (length == 0)
                throw Malformed(text, parameterName);
            _steps.Add(rest[..length].ToString());
            rest = rest[length..];
        }

        if (_steps.Count == 0)
            throw Malformed(text, parameterName);
    }

    /// <summary>The value there; null where there is none.</summary>
    public JsonElement? Find(JsonElement root)
    {
        var current = root;
        foreach (var step in _steps)
        {
            if (step is int index)
            {
                if (current.ValueKind != JsonValueKind.Array || index >= current.GetArrayLength())
                    return null;
                current = current[index];
            }
            else if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty((string)step, out current))
            {
                return null;
            }
        }

        return current;
    }

    private static ArgumentException Malformed(string text, string parameterName) =>
        new($"'{text}' is no path: write names with dots between them and indexes in brackets, such as 'nodes[0].state'.", parameterName);
}
