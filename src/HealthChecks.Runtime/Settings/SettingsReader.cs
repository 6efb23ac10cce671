using Microsoft.Extensions.Configuration;

namespace HealthChecks;

/// <summary>
/// Reads the section <c>HealthChecks</c> by its keys, without reflection. It knows no checks: that the names in it exist is for
/// <see cref="SettingNames"/>.
/// </summary>
internal sealed class SettingsReader
{
    private readonly IConfiguration _configuration;
    private readonly SettingsReading _reading = new();

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    public static SettingsReading Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        reader.ReadApplication(configuration.GetSection(SettingKeys.Section));
        reader._reading.Entries.RemoveAll(static entry => entry.Text.Length == 0);
        return reader._reading;
    }

    private void ReadApplication(IConfigurationSection section)
    {
        if (IsSet(section.Value))
            Problem($"{SettingKeys.Section} is a value, and has to be a section: write {SettingKeys.Section}:<setting>");

        var application = new SettingSubject(SettingScope.Application, "", SettingKeys.Section);
        foreach (var child in section.GetChildren())
        {
            if (Is(child, SettingKeys.Checks))
                ReadNamed(child, SettingScope.Check);
            else if (Is(child, SettingKeys.Subsets))
                ReadNamed(child, SettingScope.Subset);
            else if (Is(child, SettingKeys.Tags))
                ReadNamed(child, SettingScope.Tag);
            else if (!Is(child, SettingKeys.Alerts))
                ReadKey(child, application);
        }
    }

    private void ReadNamed(IConfigurationSection section, SettingScope scope)
    {
        var word = SettingKeys.WordFor(scope);
        var example = scope == SettingScope.Tag ? "Enabled" : "<setting>";
        if (IsSet(section.Value))
            Problem($"{SettingKeys.SectionOf(scope)} is a value, and has to be a section: write {SettingKeys.SectionOf(scope)}:<{word}>:{example}");

        foreach (var named in section.GetChildren())
        {
            var subject = new SettingSubject(scope, named.Key, SettingKeys.SectionOf(scope) + ":" + named.Key);
            if (IsSet(named.Value))
                Problem($"{subject.Path} is a value, and has to be a section: write {subject.Path}:{example}");

            _reading.Subjects.Add(subject);
            foreach (var child in named.GetChildren())
                ReadKey(child, subject);
        }
    }

    private void ReadKey(IConfigurationSection section, SettingSubject subject)
    {
        if (SettingKeys.Find(subject.Scope, section.Key) is not { } key)
            Problem($"{subject.Path}:{section.Key} {AdviceFor(section.Key, subject)}");
        else if (HasChildren(section))
            Problem($"{subject.Path}:{key.Name} is a section, and has to be a value: use {key.Limits}");
        else if (!IsSet(section.Value))
            Add(new SettingEntry(key, subject, ""));
        else if (!key.Accepts(section.Value!))
            Problem($"{subject.Path}:{key.Name} is '{section.Value}'; use {key.Limits}");
        else
            Add(new SettingEntry(key, subject, section.Value!.Trim()));
    }

    // One name may be spelt in several ways, of which each is a key of its own to the configuration: as for one key, the later source wins.
    private void Add(SettingEntry entry)
    {
        var at = _reading.Entries.FindIndex(entry.SetsSameAs);
        if (at < 0)
        {
            _reading.Entries.Add(entry);
            return;
        }

        var other = _reading.Entries[at];
        var rank = SourceOf(entry).CompareTo(SourceOf(other));
        if (rank > 0 || (rank == 0 && other.Text.Length == 0))
            _reading.Entries[at] = entry;
        else if (rank == 0 && entry.Text.Length != 0 && entry.Text != other.Text)
            Problem($"{other.Path} and {entry.Path} set the same differently; remove one");
    }

    /// <summary>The place of the source that a value is from; the later wins. Where nobody can know it, the same for all.</summary>
    private int SourceOf(SettingEntry entry)
    {
        var source = 0;
        if (_configuration is IConfigurationRoot root)
        {
            var place = 0;
            foreach (var provider in root.Providers)
            {
                place++;
                if (provider.TryGet(entry.Path, out _))
                    source = place;
            }
        }

        return source;
    }

    private static string AdviceFor(string name, SettingSubject subject)
    {
        var whose = subject.Scope == SettingScope.Application ? "the application" : "a " + SettingKeys.WordFor(subject.Scope);
        foreach (var key in SettingKeys.All)
        {
            if (key.Scope != SettingScope.Tag && string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase))
                return $"is no setting of {whose}: write {PathOf(key)}";
        }

        return $"is no setting of {whose}: " + NameAdvice.For(name, SettingKeys.NamesIn(subject.Scope), "remove it");
    }

    private static string PathOf(SettingKey key) => key.Scope == SettingScope.Application
        ? $"{SettingKeys.Section}:{key.Name}"
        : $"{SettingKeys.SectionOf(key.Scope)}:<{SettingKeys.WordFor(key.Scope)}>:{key.Name}";

    private static bool Is(IConfigurationSection section, string name) => string.Equals(section.Key, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);

    private static bool HasChildren(IConfigurationSection section)
    {
        foreach (var _ in section.GetChildren())
            return true;

        return false;
    }

    private void Problem(string problem) => _reading.Problems.Add(problem);
}
