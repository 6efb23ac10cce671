namespace HealthChecks;

/// <summary>What a section of the configuration is about: the application, or the check, subset or tag of a name.</summary>
internal sealed class SettingSubject(SettingScope scope, string name, string path)
{
    public SettingScope Scope { get; } = scope;

    /// <summary>The name as the configuration spells it; empty for the application.</summary>
    public string Name { get; } = name;

    /// <summary>The full key of the section.</summary>
    public string Path { get; } = path;

    /// <summary>Whether it is the same check, subset or tag, however the name is spelt.</summary>
    public bool Is(SettingSubject other) => Scope == other.Scope && SettingNameComparer.Instance.Equals(Name, other.Name);
}
