namespace HealthChecks;

/// <summary>What a setting is of.</summary>
internal enum SettingScope
{
    Application,
    Check,
    Subset,
    Tag,
}
