using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HealthChecks;

/// <summary>
/// What the section <c>HealthChecks</c> of the application's configuration says. It is read when it is first asked for and again whenever the
/// configuration changes; a change that is not valid is logged, and what was in force before stays.
/// </summary>
public sealed class HealthSettings : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly IConfiguration? _configuration;
    private readonly ContainedLogger _logger;
    private readonly IDisposable? _subscription;
    private readonly object _gate = new();
    private readonly List<string> _refused = [];
    private CancellationTokenSource _changed = new();
    private volatile SettingsReading _current = SettingsReading.Empty;
    private ComposedHealthRegistry? _registry;

    internal HealthSettings(IServiceProvider services)
    {
        _services = services;
        _logger = new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger("HealthChecks") ?? NullLogger.Instance);
        _configuration = services.GetService<IConfiguration>();
        if (_configuration is null)
            return;

        // A change in between waits, and reads once more.
        lock (_gate)
        {
            _subscription = ChangeToken.OnChange(_configuration.GetReloadToken, Reload);
            _current = SettingsReader.Read(_configuration);
        }
    }

    /// <summary>What is in force. Until <see cref="Validate"/> has been called that may be a reading with problems.</summary>
    internal SettingsReading Current => _current;

    /// <summary>The value of a key of the section itself, such as <c>Path</c>.</summary>
    /// <param name="key">The name of the key; letter case does not matter.</param>
    /// <returns>The text, within the limits of its key; null when it is not set.</returns>
    public string? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (var entry in _current.Entries)
        {
            if (entry.Key.Scope == SettingScope.Application && string.Equals(entry.Key.Name, key, StringComparison.OrdinalIgnoreCase))
                return entry.Text;
        }

        return null;
    }

    /// <summary>Stops following the configuration.</summary>
    public void Dispose() => _subscription?.Dispose();

    /// <summary>
    /// Says, once, at start, which checks and subsets there are, and gives back the options. From then on nothing is in force that is not valid.
    /// </summary>
    /// <exception cref="OptionsValidationException">The settings contradict the registry or their limits: the message names every problem.</exception>
    internal HealthOptions Validate(ComposedHealthRegistry registry)
    {
        lock (_gate)
        {
            var problems = ProblemsOf(_current, registry);
            if (problems.Count > 0)
                throw new OptionsValidationException(Options.DefaultName, typeof(HealthOptions), problems);

            _registry = registry;
        }

        return _services.GetRequiredService<IOptionsMonitor<HealthOptions>>().CurrentValue;
    }

    /// <summary>Calls back with every new options that are valid, wherever the change comes from, until the result is disposed of.</summary>
    internal IDisposable? OnChange(Action<HealthOptions> apply) => _services.GetRequiredService<IOptionsMonitor<HealthOptions>>().OnChange((options, name) =>
    {
        if (name == Options.DefaultName && _registry is { } registry && IsAccepted(ProblemsOf(options, registry, _current)))
            apply(options);
    });

    internal IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    private void Reload()
    {
        lock (_gate)
        {
            var reading = SettingsReader.Read(_configuration!);
            if (_registry is { } registry && !IsAccepted(ProblemsOf(reading, registry)))
                return;

            var changes = reading.ChangesSince(_current);
            _current = reading;
            if (changes.Count == 0)
                return;

            if (_registry is not null)
                LogChanges(changes);
        }

        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    private List<string> ProblemsOf(SettingsReading reading, ComposedHealthRegistry registry)
    {
        var problems = new List<string>(reading.Problems);
        new SettingNames(registry, problems).Check(reading);
        try
        {
            problems.AddRange(ProblemsOf(Build(reading), registry, reading));
        }
        catch (OptionsValidationException exception)
        {
            problems.AddRange(exception.Failures);
        }
        catch (Exception exception)
        {
            // The application's own code, which knows less of what the configuration may say now than it did at start.
            problems.Add($"the application's code cannot set its options: {exception.Message}");
        }

        return problems;
    }

    private static List<string> ProblemsOf(HealthOptions options, ComposedHealthRegistry registry, SettingsReading reading)
    {
        var problems = new List<string>();
        new SettingNames(registry, problems).Check(options, reading);
        new SettingRules(registry, problems).Check(options);
        return problems;
    }

    /// <summary>The options as they would be: with the application's own code, and a reading that is not in force yet.</summary>
    private HealthOptions Build(SettingsReading reading)
    {
        var setups = new List<IConfigureOptions<HealthOptions>>();
        foreach (var setup in _services.GetServices<IConfigureOptions<HealthOptions>>())
            setups.Add(setup is SettingsSetup ? new ConfigureOptions<HealthOptions>(options => SettingValues.Apply(reading, options)) : setup);

        return new OptionsFactory<HealthOptions>(
            setups,
            _services.GetServices<IPostConfigureOptions<HealthOptions>>(),
            _services.GetServices<IValidateOptions<HealthOptions>>()).Create(Options.DefaultName);
    }

    private bool IsAccepted(List<string> problems)
    {
        lock (_gate)
        {
            if (problems.Count == 0)
            {
                _refused.Clear();
                return true;
            }

            var text = string.Join("; ", problems);
            if (!_refused.Contains(text))
            {
                _refused.Add(text);
                _logger.Write(logger => SettingsLog.Refused(logger, text));
            }

            return false;
        }
    }

    private void LogChanges(List<SettingEntry> changes)
    {
        var live = new List<string>();
        var atStart = new List<string>();
        foreach (var entry in changes)
            (entry.Key.NeedsRestart ? atStart : live).Add(entry.Path);

        if (live.Count > 0)
            _logger.Write(logger => SettingsLog.Changed(logger, string.Join(", ", live)));
        if (atStart.Count > 0)
            _logger.Write(logger => SettingsLog.NeedRestart(logger, string.Join(", ", atStart)));
    }
}
