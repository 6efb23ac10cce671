using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>Reads the section of alerts, by hand: binding is reflection. A key that nobody reads is a mistake, and an error.</summary>
internal sealed class AlertConfiguration(IServiceProvider services)
{
    public const string Section = "HealthChecks:Alerts";

    private readonly IConfiguration? _configuration = services.GetService<IConfiguration>();

    public static TimeProvider ClockOf(IServiceProvider services) => services.GetRequiredService<IOptions<HealthOptions>>().Value.TimeProvider;

    public void Configure(HealthAlertOptions options)
    {
        if (_configuration is null)
            return;

        var section = new AlertSection(_configuration.GetSection(Section));
        section.Read(nameof(options.Application), value => options.Application = value);
        section.Read(nameof(options.Instance), value => options.Instance = value);
        section.ReadNumber(nameof(options.CooldownSeconds), value => options.CooldownSeconds = value);
        section.ReadNumber(nameof(options.MinimumSeconds), value => options.MinimumSeconds = value);
        section.ReadNumber(nameof(options.EvaluateSeconds), value => options.EvaluateSeconds = value);
        section.ReadNumber(nameof(options.AttemptSeconds), value => options.AttemptSeconds = value);
        section.ReadNumber(nameof(options.RetrySeconds), value => options.RetrySeconds = value);
        section.ReadInteger(nameof(options.MaxAttempts), value => options.MaxAttempts = value);
        section.ReadSwitch(nameof(options.IncludeText), value => options.IncludeText = value);
        section.Read(nameof(options.Subjects), value => options.Subjects = value.ToUpperInvariant() switch
        {
            "CHECKS" => HealthAlertSubjects.Checks,
            "SUBSETS" => HealthAlertSubjects.Subsets,
            "BOTH" => HealthAlertSubjects.Both,
            _ => throw section.Error(nameof(options.Subjects), "has to be Checks, Subsets or Both"),
        });
        section.Leave("Webhook", "Email", "Telegram");
        section.RefuseOthers();
    }

    public IReadOnlyList<IAlertChannel> CreateChannels(TimeProvider timeProvider)
    {
        var channels = new List<IAlertChannel>();
        if (_configuration is null)
            return channels;

        var webhook = new AlertSection(_configuration.GetSection(Section + ":Webhook"));
        if (webhook.Exists)
            channels.Add(Webhook(webhook, timeProvider));
        var email = new AlertSection(_configuration.GetSection(Section + ":Email"));
        if (email.Exists)
            channels.Add(Email(email));
        var telegram = new AlertSection(_configuration.GetSection(Section + ":Telegram"));
        if (telegram.Exists)
            channels.Add(Telegram(telegram));
        return channels;
    }

    private static WebhookAlertChannel Webhook(AlertSection section, TimeProvider timeProvider)
    {
        var options = new WebhookAlertOptions();
        section.Read(nameof(options.Url), value => options.Url = value);
        section.Read(nameof(options.Secret), value => options.Secret = value);
        section.Read(nameof(options.Authorization), value => options.Authorization = value);
        section.Read(nameof(options.Body), value => options.Body = BodyOf(section, value));
        section.RefuseOthers();
        section.Refuse(options.Problem());
        return new WebhookAlertChannel("webhook", options, timeProvider);
    }

    private static AlertBody BodyOf(AlertSection section, string value)
    {
        if (value.Equals(nameof(AlertBody.Json), StringComparison.OrdinalIgnoreCase))
            return AlertBody.Json;
        if (value.Equals(nameof(AlertBody.Alertmanager), StringComparison.OrdinalIgnoreCase))
            return AlertBody.Alertmanager;

        try
        {
            return AlertBody.Template(value);
        }
        catch (ArgumentException exception)
        {
            throw section.Error(nameof(WebhookAlertOptions.Body), "has to be Json, Alertmanager or a template. " + exception.Message);
        }
    }

    private static EmailAlertChannel Email(AlertSection section)
    {
        var options = new EmailAlertOptions();
        section.Read(nameof(options.Host), value => options.Host = value);
        section.ReadInteger(nameof(options.Port), value => options.Port = value);
        section.ReadSwitch(nameof(options.StartTls), value => options.StartTls = value);
        section.Read(nameof(options.User), value => options.User = value);
        section.Read(nameof(options.Password), value => options.Password = value);
        section.Read(nameof(options.From), value => options.From = value);
        section.ReadList(nameof(options.To), options.To);
        section.RefuseOthers();
        section.Refuse(options.Problem());
        return new EmailAlertChannel("email", options);
    }

    private static TelegramAlertChannel Telegram(AlertSection section)
    {
        var options = new TelegramAlertOptions();
        section.Read(nameof(options.BotToken), value => options.BotToken = value);
        section.Read(nameof(options.ChatId), value => options.ChatId = value);
        section.Read(nameof(options.BaseUrl), value => options.BaseUrl = value);
        section.RefuseOthers();
        section.Refuse(options.Problem());
        return new TelegramAlertChannel("telegram", options);
    }
}
