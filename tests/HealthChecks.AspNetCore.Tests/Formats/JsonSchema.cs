using System.Globalization;
using System.Text.Json;

namespace HealthChecks.Tests.Formats;

/// <summary>
/// As much of JSON Schema 2020-12 as the schemas in <c>docs/schemas</c> use. A keyword that it does not know is an error, so that none is passed over.
/// </summary>
internal sealed class JsonSchema
{
    private readonly JsonElement _root;

    private JsonSchema(JsonElement root) => _root = root;

    public static JsonSchema Load(string file) => Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", file)));

    public static JsonSchema Parse(string text) => new(JsonDocument.Parse(text).RootElement);

    /// <summary>What is wrong with a value; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors(JsonElement value)
    {
        var errors = new List<string>();
        Apply(_root, value, "$", errors);
        return errors;
    }

    private void Apply(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Require(schema.GetBoolean(), $"{path} is not allowed", errors);
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
            Apply(keyword, schema, value, path, errors);
    }

    private void Apply(JsonProperty keyword, JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        var says = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "$id" or "title" or "description" or "$defs":
                break;
            case "$ref":
                Apply(Resolve(says.GetString()!), value, path, errors);
                break;
            case "type":
                Require(says.ValueKind == JsonValueKind.Array ? says.EnumerateArray().Any(each => IsOf(each.GetString()!, value)) : IsOf(says.GetString()!, value), $"{path} is a {value.ValueKind}", errors);
                break;
            case "const":
                Require(JsonElement.DeepEquals(says, value), $"{path} is not {says}", errors);
                break;
            case "enum":
                Require(says.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)), $"{path} is none of {says}", errors);
                break;
            case "minimum":
                Require(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= says.GetDouble(), $"{path} is less than {says}", errors);
                break;
            case "minLength":
                Require(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= says.GetInt32(), $"{path} is too short", errors);
                break;
            case "minItems":
                Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= says.GetInt32(), $"{path} has too few items", errors);
                break;
            case "format" when says.ValueEquals("date-time"):
                Require(value.ValueKind != JsonValueKind.String || IsMoment(value.GetString()!), $"{path} is no moment", errors);
                break;
            case "items":
                if (value.ValueKind == JsonValueKind.Array)
                {
                    foreach (var (index, item) in value.EnumerateArray().Index())
                        Apply(says, item, $"{path}[{index}]", errors);
                }

                break;
            case "required" or "dependentRequired" or "properties" or "additionalProperties" or "propertyNames":
                if (value.ValueKind == JsonValueKind.Object)
                    ApplyToObject(keyword, schema, value, path, errors);
                break;
            default:
                throw new NotSupportedException($"The keyword {keyword.Name}: {says} at {path}");
        }
    }

    private void ApplyToObject(JsonProperty keyword, JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        switch (keyword.Name)
        {
            case "required":
                RequireAll(keyword.Value, value, path, errors);
                break;
            case "dependentRequired":
                foreach (var each in keyword.Value.EnumerateObject().Where(each => value.TryGetProperty(each.Name, out _)))
                    RequireAll(each.Value, value, path, errors);
                break;
            case "properties":
                foreach (var each in keyword.Value.EnumerateObject())
                {
                    if (value.TryGetProperty(each.Name, out var member))
                        Apply(each.Value, member, $"{path}.{each.Name}", errors);
                }

                break;
            case "additionalProperties":
                foreach (var each in value.EnumerateObject())
                {
                    if (!schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(each.Name, out _))
                        Apply(keyword.Value, each.Value, $"{path}.{each.Name}", errors);
                }

                break;
            default:
                foreach (var each in value.EnumerateObject())
                    Apply(keyword.Value, JsonSerializer.SerializeToElement(each.Name), $"{path}.{each.Name}'s name", errors);
                break;
        }
    }

    private JsonElement Resolve(string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        return reference[2..].Split('/').Aggregate(_root, static (at, name) => at.GetProperty(name));
    }

    private static void RequireAll(JsonElement names, JsonElement value, string path, List<string> errors)
    {
        foreach (var name in names.EnumerateArray())
            Require(value.TryGetProperty(name.GetString()!, out _), $"{path} has no {name}", errors);
    }

    private static void Require(bool isSo, string otherwise, List<string> errors)
    {
        if (!isSo)
            errors.Add(otherwise);
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The type {type}"),
    };

    // RFC 3339, UTC.
    private static bool IsMoment(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
