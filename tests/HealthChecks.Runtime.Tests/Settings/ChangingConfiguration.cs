using Microsoft.Extensions.Configuration;

namespace HealthChecks.Tests;

/// <summary>A configuration that says what a test makes it say, key by key.</summary>
internal sealed class ChangingConfiguration : ConfigurationProvider, IConfigurationSource
{
    public ChangingConfiguration(params (string Key, string? Value)[] values)
    {
        Replace(values);
        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Says this and nothing else, to everybody who listens.</summary>
    public void Change(params (string Key, string? Value)[] values)
    {
        Replace(values);
        OnReload();
    }

    private void Replace((string Key, string? Value)[] values) =>
        Data = values.ToDictionary(static each => "HealthChecks:" + each.Key, static each => each.Value, StringComparer.OrdinalIgnoreCase);
}
