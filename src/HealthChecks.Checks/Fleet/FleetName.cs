namespace HealthChecks;

/// <summary>What a cluster, a member or a state may be called: it is part of keys and of lists.</summary>
internal static class FleetName
{
    public static string Checked(string? value, string name) => IsValid(value)
        ? value!
        : throw new ArgumentException($"{name} is '{value}': use 1 to 100 letters, digits, '-', '_' and '.'.", name);

    private static bool IsValid(string? value) =>
        value is { Length: > 0 and <= 100 } && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
