namespace HealthChecks;

/// <summary>What the configuration said at one moment: values that can be used, and what is wrong with the rest.</summary>
internal sealed class SettingsReading
{
    /// <summary>What an application without configuration has.</summary>
    public static readonly SettingsReading Empty = new();

    /// <summary>The values that are set and within their limits.</summary>
    public List<SettingEntry> Entries { get; } = [];

    /// <summary>The checks, subsets and tags that the configuration names, whether or not it sets anything of them.</summary>
    public List<SettingSubject> Subjects { get; } = [];

    /// <summary>What is wrong, each naming its key.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The values that are set otherwise than before: of those set no more, the old ones.</summary>
    public List<SettingEntry> ChangesSince(SettingsReading before)
    {
        var changes = Entries.FindAll(entry => before.SameAs(entry)?.Text != entry.Text);
        changes.AddRange(before.Entries.FindAll(entry => SameAs(entry) is null));
        return changes;
    }

    private SettingEntry? SameAs(SettingEntry entry) => Entries.Find(entry.SetsSameAs);
}
