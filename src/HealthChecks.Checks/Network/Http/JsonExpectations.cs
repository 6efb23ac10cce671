using System.Text.Json;

namespace HealthChecks;

/// <summary>What a JSON body must hold, and what of it is to be shown.</summary>
internal static class JsonExpectations
{
    private const int LongestCapture = 200;

    public static bool IsComparable(object? value) =>
        value is null or string || Type.GetTypeCode(value.GetType()) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Decimal);

    public static bool Holds(JsonElement root, JsonPath path, object? expected) => path.Find(root) is { } found && found.ValueKind switch
    {
        JsonValueKind.String => expected is string && expected.Equals(found.GetString()),
        JsonValueKind.True or JsonValueKind.False => expected is bool && expected.Equals(found.GetBoolean()),
        JsonValueKind.Null => expected is null,
        JsonValueKind.Number => expected is not (null or string or bool) && ScalarComparison.AreSame(expected, Number(found)),
        _ => false,
    };

    /// <summary>A text, number or truth value at a path; null where there is no such thing.</summary>
    public static object? Capture(JsonElement root, JsonPath path) => path.Find(root) is not { } found ? null : found.ValueKind switch
    {
        JsonValueKind.String => Cut(found.GetString()!),
        JsonValueKind.True or JsonValueKind.False => found.GetBoolean(),
        JsonValueKind.Number => found.TryGetInt64(out var whole) ? (object)whole : found.GetDouble(),
        _ => null,
    };

    public static string Cut(string text) => text.Length <= LongestCapture ? text : text[..LongestCapture];

    private static object Number(JsonElement found) => found.TryGetDecimal(out var exact) ? exact : found.GetDouble();
}
