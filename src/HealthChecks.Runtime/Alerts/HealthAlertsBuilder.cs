using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary>
/// Adds channels to alerts. Any number of each kind, with names of their own; a channel of the application's own is registered as a singleton
/// <see cref="IAlertChannel"/>.
/// </summary>
public sealed class HealthAlertsBuilder
{
    internal HealthAlertsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Posts alerts to an HTTP address. A setting that cannot be is an error at the start of the host.</summary>
    /// <param name="name">The channel's name in the log, unique, and no secret.</param>
    /// <param name="configure">Gives its settings: at least <see cref="WebhookAlertOptions.Url"/>.</param>
    /// <returns>This builder.</returns>
    public HealthAlertsBuilder AddWebhook(string name, Action<WebhookAlertOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddSingleton<IAlertChannel>(provider =>
        {
            var options = new WebhookAlertOptions();
            configure(options);
            return new WebhookAlertChannel(name, options, AlertConfiguration.ClockOf(provider));
        });
        return this;
    }

    /// <summary>Sends alerts by mail. A setting that cannot be is an error at the start of the host.</summary>
    /// <param name="name">The channel's name in the log, unique, and no secret.</param>
    /// <param name="configure">
    /// Gives its settings: at least <see cref="EmailAlertOptions.Host"/>, <see cref="EmailAlertOptions.From"/> and
    /// <see cref="EmailAlertOptions.To"/>.
    /// </param>
    /// <returns>This builder.</returns>
    public HealthAlertsBuilder AddEmail(string name, Action<EmailAlertOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddSingleton<IAlertChannel>(_ =>
        {
            var options = new EmailAlertOptions();
            configure(options);
            return new EmailAlertChannel(name, options);
        });
        return this;
    }

    /// <summary>Sends alerts to a Telegram chat. A setting that cannot be is an error at the start of the host.</summary>
    /// <param name="name">The channel's name in the log, unique, and no secret.</param>
    /// <param name="configure">
    /// Gives its settings: at least <see cref="TelegramAlertOptions.BotToken"/> and <see cref="TelegramAlertOptions.ChatId"/>.
    /// </param>
    /// <returns>This builder.</returns>
    public HealthAlertsBuilder AddTelegram(string name, Action<TelegramAlertOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddSingleton<IAlertChannel>(_ =>
        {
            var options = new TelegramAlertOptions();
            configure(options);
            return new TelegramAlertChannel(name, options);
        });
        return this;
    }
}
