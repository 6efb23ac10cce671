using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HealthChecks;

/// <summary>A section of the configuration, whose keys are all known. Messages name keys and never values, which may be secrets.</summary>
internal sealed class AlertSection(IConfigurationSection section)
{
    private readonly List<string> _known = [];

    /// <summary>Whether anything is there: in a file a section may be left empty.</summary>
    public bool Exists
    {
        get
        {
            foreach (var _ in section.GetChildren())
                return true;
            return false;
        }
    }

    public void Leave(params string[] keys) => _known.AddRange(keys);

    public void Read(string key, Action<string> apply)
    {
        _known.Add(key);
        // An operator who cannot remove a key can set it to nothing.
        if (section[key] is { Length: > 0 } value)
            apply(value);
    }

    public void ReadNumber(string key, Action<double> apply) => Read(key, value => apply(
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Error(key, "has to be a number")));

    public void ReadInteger(string key, Action<int> apply) => Read(key, value => apply(
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Error(key, "has to be a whole number")));

    public void ReadSwitch(string key, Action<bool> apply) => Read(key, value => apply(
        bool.TryParse(value, out var isOn) ? isOn : throw Error(key, "has to be true or false")));

    /// <summary>An array, or one text with commas between.</summary>
    public void ReadList(string key, IList<string> values)
    {
        Read(key, value => Add(value, values));
        foreach (var child in section.GetSection(key).GetChildren())
            Add(child.Value, values);
    }

    /// <summary>Says that a key has not been read, which is a misspelt one.</summary>
    public void RefuseOthers()
    {
        foreach (var child in section.GetChildren())
        {
            if (!Knows(child.Key))
                throw Error(child.Key, "is no setting: " + NameAdvice.For(child.Key, _known, "leave it out"));
        }
    }

    /// <param name="problem">What is wrong, beginning with the name of a key; null for nothing.</param>
    public void Refuse(string? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException($"{section.Path}:{problem}.");
    }

    public InvalidOperationException Error(string key, string what) => new($"{section.Path}:{key} {what}{(what[^1] is '.' or '?' ? "" : ".")}");

    private static void Add(string? text, IList<string> values)
    {
        foreach (var value in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            values.Add(value);
    }

    private bool Knows(string key)
    {
        foreach (var known in _known)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
