using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthChecks.Tests;

/// <summary>The settings of an application with the checks <c>database</c> and <c>session-cache</c>, which nothing runs.</summary>
internal sealed class SettingsUnderTest : IAsyncDisposable
{
    private static readonly HealthRegistryDefinition Shop = Declare.Registry(
        [new HealthSubsetDefinition("readiness"), new HealthSubsetDefinition("integrations")],
        Declare.Check("database", new TestCheck(), tags: ["slow"]),
        Declare.Check("session-cache", new TestCheck()));

    private readonly ServiceProvider _provider;
    private readonly HealthRegistryDefinition _registry;

    public SettingsUnderTest(IConfiguration? configuration, HealthRegistryDefinition? registry = null, Action<IServiceCollection>? services = null)
    {
        _registry = registry ?? Shop;
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(Log);
        services?.Invoke(collection);
        if (configuration is not null)
            collection.AddSingleton(configuration);
        GivenRegistry.Next = _registry;
        collection.AddHealthRegistryCore<GivenRegistry>();
        _provider = collection.BuildServiceProvider(validateScopes: true);
    }

    public SettingsUnderTest(params (string Key, string? Value)[] values)
        : this(new ChangingConfiguration(values).Root)
    {
    }

    public RecordedLog Log { get; } = new();

    public HealthSettings Settings => _provider.GetRequiredService<HealthSettings>();

    /// <summary>What whoever asks the container is given now.</summary>
    public HealthOptions Options => _provider.GetRequiredService<IOptionsMonitor<HealthOptions>>().CurrentValue;

    /// <summary>What the engine does at start.</summary>
    public HealthOptions Start() => Settings.Validate(ComposedHealthRegistry.From(_registry));

    /// <summary>What is wrong at start.</summary>
    public IEnumerable<string> Problems() => Assert.Throws<OptionsValidationException>(Start).Failures;

    public string Problem() => Assert.Single(Problems());

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
