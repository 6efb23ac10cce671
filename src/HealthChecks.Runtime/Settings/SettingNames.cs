namespace HealthChecks;

/// <summary>Whether the checks, subsets and tags that settings name exist: those of a misspelt one would silently do nothing.</summary>
internal sealed class SettingNames(ComposedHealthRegistry registry, List<string> problems)
{
    /// <summary>Looks up what the configuration names.</summary>
    public void Check(SettingsReading reading)
    {
        foreach (var subject in reading.Subjects)
            Check(subject.Scope, subject.Name, subject.Path);
    }

    /// <summary>Looks up what only code names.</summary>
    public void Check(HealthOptions options, SettingsReading reading)
    {
        foreach (var name in options.Checks.Keys)
            CheckCode(reading, SettingScope.Check, name, nameof(options.Checks));
        foreach (var name in options.Subsets.Keys)
            CheckCode(reading, SettingScope.Subset, name, nameof(options.Subsets));
        foreach (var name in options.Tags.Keys)
            CheckCode(reading, SettingScope.Tag, name, nameof(options.Tags));
    }

    private void CheckCode(SettingsReading reading, SettingScope scope, string name, string property)
    {
        var subject = new SettingSubject(scope, name, $"{nameof(HealthOptions)}.{property}[\"{name}\"]");
        if (!reading.Subjects.Exists(subject.Is))
            Check(scope, name, subject.Path);
    }

    private void Check(SettingScope scope, string name, string path)
    {
        var known = Known(scope);
        var meant = known.FindAll(each => SettingNameComparer.Instance.Equals(each, name));
        var word = SettingKeys.WordFor(scope);
        if (meant.Count == 0)
            problems.Add($"{path} is for a {word} that does not exist: {NameAdvice.For(name, known, "remove it")}");
        else if (meant.Count > 1)
            problems.Add($"{path} could be for the {word}s '{string.Join("' and '", meant)}', whose names settings cannot tell apart; rename one");
    }

    private List<string> Known(SettingScope scope)
    {
        var known = new List<string>();
        if (scope == SettingScope.Subset)
        {
            foreach (var subset in registry.Subsets)
                known.Add(subset.Name);
            return known;
        }

        foreach (var check in registry.Checks)
        {
            if (scope == SettingScope.Check)
                known.Add(check.Name);
            else
                AddTags(check, known);
        }

        return known;
    }

    // Tags that differ only in what settings do not tell apart are one tag.
    private static void AddTags(ComposedHealthCheck check, List<string> known)
    {
        foreach (var tag in check.Definition?.Tags ?? (IEnumerable<string>)check.Registration!.Tags)
        {
            if (!known.Exists(each => SettingNameComparer.Instance.Equals(each, tag)))
                known.Add(tag);
        }
    }
}
