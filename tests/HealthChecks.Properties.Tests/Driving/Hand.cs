using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks.Properties;

/// <summary>A clock of milliseconds that a step moves.</summary>
internal sealed class HandClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public long Now { get; set; } = 1_000_000;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Now;

    public override DateTimeOffset GetUtcNow() => Start.AddMilliseconds(Now);
}

/// <summary>Random offsets that are the same for the same history, and cost no table of seeds.</summary>
internal sealed class HandChance : Random
{
    public ulong State { get; set; }

    public override double NextDouble()
    {
        State = (State * 6364136223846793005) + 1442695040888963407;
        return (State >> 11) * (1.0 / (1UL << 53));
    }
}

/// <summary>Options that a step changes.</summary>
internal sealed class HandOptions(HealthOptions options) : IOptionsMonitor<HealthOptions>, IOptions<HealthOptions>, IDisposable
{
    private Action<HealthOptions, string?>? _listener;

    public HealthOptions CurrentValue { get; private set; } = options;

    public HealthOptions Value => CurrentValue;

    public HealthOptions Get(string? name) => CurrentValue;

    public IDisposable OnChange(Action<HealthOptions, string?> listener)
    {
        _listener = listener;
        return this;
    }

    public void Set(HealthOptions options)
    {
        CurrentValue = options;
        _listener?.Invoke(options, Options.DefaultName);
    }

    public void Dispose() => _listener = null;
}

/// <summary>The few services that the engine asks for, without the cost of a container for each of a million histories.</summary>
internal sealed class HandServices(HandOptions options) : IServiceProvider, IServiceScopeFactory, IServiceScope
{
    public IServiceProvider ServiceProvider => this;

    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(IServiceScopeFactory))
            return this;
        if (serviceType == typeof(IOptionsMonitor<HealthOptions>))
            return options;
        if (serviceType == typeof(IEnumerable<IConfigureOptions<HealthOptions>>))
            return Array.Empty<IConfigureOptions<HealthOptions>>();
        if (serviceType == typeof(IEnumerable<IPostConfigureOptions<HealthOptions>>))
            return Array.Empty<IPostConfigureOptions<HealthOptions>>();
        return serviceType == typeof(IEnumerable<IValidateOptions<HealthOptions>>) ? Array.Empty<IValidateOptions<HealthOptions>>() : null;
    }

    public IServiceScope CreateScope() => this;

    public void Dispose()
    {
    }
}
