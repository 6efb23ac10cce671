using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HealthChecks;

/// <summary>One key of the configuration section, and what its value may be.</summary>
internal sealed class SettingKey(SettingScope scope, string name, SettingKind kind, bool needsRestart = false, string[]? words = null)
{
    private static readonly char[] NotInPaths = ['?', '#', '{', '}', ' ', '\t'];

    public SettingScope Scope { get; } = scope;

    /// <summary>The last part of the key; letter case does not matter in configuration.</summary>
    public string Name { get; } = name;

    public SettingKind Kind { get; } = kind;

    /// <summary>Whether the value is read at start only; else a change counts at once.</summary>
    public bool NeedsRestart { get; } = needsRestart;

    /// <summary>The closed set of a <see cref="SettingKind.Word"/>.</summary>
    public string[] Words { get; } = words ?? [];

    /// <summary>How a value is put right, said so that it ends a sentence that begins with "use".</summary>
    public string Limits => Kind switch
    {
        SettingKind.Boolean => "true or false",
        SettingKind.PositiveSeconds => DeclarationLimits.PositiveRule,
        SettingKind.Seconds => DeclarationLimits.NotNegativeRule,
        SettingKind.Count => DeclarationLimits.CountRule,
        SettingKind.StatusCode => DeclarationLimits.StatusCodeRule,
        SettingKind.Port => "1 to 65535",
        SettingKind.Path => "a path that begins with '/' and has no query, placeholder or space",
        SettingKind.Networks => "addresses and networks such as 10.0.0.0/8, with commas between them",
        SettingKind.Word => "one of " + string.Join(", ", Words),
        _ => "any text",
    };

    /// <summary>Whether a text, which is not blank, is a value of the setting.</summary>
    public bool Accepts(string text) => Kind switch
    {
        SettingKind.Boolean => bool.TryParse(text, out _),
        SettingKind.Text => true,
        SettingKind.Path => text.Trim() is var path && path[0] == '/' && path.IndexOfAny(NotInPaths) < 0,
        SettingKind.Networks => Array.TrueForAll(text.Split(','), IsNetwork),
        SettingKind.Word => WordOf(text) >= 0,
        _ => NumberOf(text) is { } number && Accepts(number),
    };

    /// <summary>Whether a number is within the limits.</summary>
    public bool Accepts(double number) => Kind switch
    {
        SettingKind.PositiveSeconds => DeclarationLimits.IsPositive(number),
        SettingKind.Seconds => DeclarationLimits.IsNotNegative(number),
        SettingKind.Count => DeclarationLimits.IsCount((int)number),
        SettingKind.StatusCode => DeclarationLimits.IsStatusCode((int)number),
        SettingKind.Port => number is >= 1 and <= 65535,
        _ => false,
    };

    /// <summary>The place of a text in <see cref="Words"/>, whatever its letter case; -1 when it is none of them.</summary>
    public int WordOf(string text) => Array.FindIndex(Words, word => string.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The number that a text says, in whatever culture: '.' is the decimal point.</summary>
    public double? NumberOf(string text)
    {
        if (Kind is SettingKind.PositiveSeconds or SettingKind.Seconds)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : null;
    }

    private static bool IsNetwork(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address))
            return false;

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        return parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits);
    }
}
