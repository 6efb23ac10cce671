namespace HealthChecks;

/// <summary>One value of the configuration. A blank one is not set.</summary>
internal sealed class SettingEntry(SettingKey key, SettingSubject subject, string text)
{
    public SettingKey Key { get; } = key;

    public SettingSubject Subject { get; } = subject;

    public string Text { get; } = text;

    /// <summary>The full key.</summary>
    public string Path => Subject.Path + ":" + Key.Name;

    public bool Boolean => bool.Parse(Text);

    public double Number => Key.NumberOf(Text)!.Value;

    public int Count => (int)Number;

    /// <summary>Whether it sets the same, however the name of its subject is spelt.</summary>
    public bool SetsSameAs(SettingEntry other) => ReferenceEquals(Key, other.Key) && Subject.Is(other.Subject);
}
