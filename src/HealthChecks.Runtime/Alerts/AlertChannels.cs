using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>The channels of the application: those of its code, then those of its configuration.</summary>
internal sealed class AlertChannels : IHealthAlerts
{
    private const double TestSeconds = 300;

    private readonly HealthAlertOptions _options;
    private readonly TimeProvider _timeProvider;

    public AlertChannels(
        IEnumerable<IAlertChannel> channels,
        AlertConfiguration configuration,
        IOptions<HealthAlertOptions> options,
        IOptions<HealthOptions> engine)
    {
        _options = options.Value;
        _timeProvider = engine.Value.TimeProvider;
        var all = new List<IAlertChannel>();
        foreach (var channel in channels)
        {
            if (Has(all, channel.Name))
                throw new InvalidOperationException($"Two alert channels are called '{channel.Name}'; give each a name of its own.");
            all.Add(channel);
        }

        // Code is stronger.
        foreach (var channel in configuration.CreateChannels(_timeProvider))
        {
            if (!Has(all, channel.Name))
                all.Add(channel);
        }

        Channels = all;
    }

    public IReadOnlyList<IAlertChannel> Channels { get; }

    public HealthAlert CreateTestAlert()
    {
        var now = _timeProvider.GetUtcNow();
        var lifetime = TimeSpan.FromSeconds(TestSeconds);
        return new HealthAlert(
            HealthAlertKind.Raised,
            HealthSubject.Check,
            "alerts-test",
            HealthStatus.Degraded,
            "test")
        {
            Text = _options.IncludeText ? "Somebody has asked for this test; nothing is wrong." : null,
            Since = now,
            At = now,
            ExpiresAt = now + lifetime,
            Lifetime = lifetime,
            Application = _options.Application!,
            Instance = _options.Instance!,
        };
    }

    public async ValueTask<string?> TrySendAsync(IAlertChannel channel, HealthAlert alert, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(alert);
        var limit = TimeSpan.FromSeconds(_options.AttemptSeconds);
        var failure = await AlertFailure.TryAsync((sent, token) => channel.SendAsync(sent, token).AsTask(), alert, limit, _timeProvider, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return failure?.Error;
    }

    private static bool Has(List<IAlertChannel> channels, string name)
    {
        foreach (var channel in channels)
        {
            if (string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
