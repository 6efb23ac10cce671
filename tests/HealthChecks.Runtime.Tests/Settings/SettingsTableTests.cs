using System.Reflection;

namespace HealthChecks.Tests;

/// <summary>The table of keys and the options: neither has what the other does not know.</summary>
public class SettingsTableTests
{
    private static readonly string[] FromCodeOnly = [nameof(HealthOptions.TimeProvider)];

    private static readonly string[] OfEndpoints = ["Path", "LivenessPath", "PathBase", "Anonymous", "Port", "AllowedNetworks", "TrustedProxies", "DetailsHeader", "DetailsSecret", "RequestTelemetry"];

    private static readonly string[] OfChecks = ["HeartbeatFile", "HeartbeatIntervalSeconds", "HeartbeatMaxAgeSeconds", "CacheKeyPrefix"];

    [Fact]
    public void Every_option_of_the_engine_is_a_key() => Assert.Equal(
        PropertiesOf(typeof(HealthOptions)).Except(FromCodeOnly).Concat(OfEndpoints).Concat(OfChecks).Order(StringComparer.Ordinal),
        KeysOf(SettingScope.Application));

    [Fact]
    public void Every_setting_of_a_check_is_a_key() => Assert.Equal(PropertiesOf(typeof(HealthCheckSettings)), KeysOf(SettingScope.Check));

    [Fact]
    public void Every_setting_of_a_subset_is_a_key() => Assert.Equal(PropertiesOf(typeof(HealthSubsetSettings)), KeysOf(SettingScope.Subset));

    [Fact]
    public void Every_collection_of_the_options_is_a_section() => Assert.Equal(
        ["Checks", "Subsets", "Tags"],
        typeof(HealthOptions).GetProperties().Where(static property => !property.CanWrite).Select(static property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_valid_value_of_the_cases_changes_something() => Assert.All(
        SettingCase.All.Where(static each => !each.IsOfEndpoints),
        static each => Assert.NotEqual(each.Value, each.In(new HealthOptions())));

    [Fact]
    public void Every_number_that_code_may_set_is_within_the_same_limits()
    {
        foreach (var setting in SettingCase.All.Where(static each => !each.IsOfEndpoints && each.Value is double or int))
        {
            var problems = new List<string>();
            var options = new HealthOptions();
            setting.Set(options, setting.Value is int ? -1 : (object)-1.0);
            new SettingRules(ComposedHealthRegistry.From(Declare.Readiness()), problems).Check(options);

            Assert.Contains($"{setting.Name} is -1; use {setting.Key.Limits}", Assert.Single(problems));
        }
    }

    private static IEnumerable<string> PropertiesOf(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.CanWrite)
        .Select(static property => property.Name)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysOf(SettingScope scope) => SettingKeys.All
        .Where(key => key.Scope == scope)
        .Select(static key => key.Name)
        .Order(StringComparer.Ordinal);
}
