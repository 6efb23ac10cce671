using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace HealthChecks;

/// <summary><c>health alerts test</c>: sends a test alert by each channel, or shows what would be sent.</summary>
internal static class AlertsCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, HealthCommand command, CancellationToken cancellationToken)
    {
        IHealthAlerts? alerts;
        try
        {
            alerts = services.GetService<IHealthAlerts>();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            // A setting cannot be, and the message names it.
            return CommandConsole.Fail(exception.Message);
        }

        if (alerts is null)
            return CommandConsole.Fail("There are no alerts; call AddHealthAlerts() before the host is built.");
        if (alerts.Channels.Count == 0)
            return CommandConsole.Fail("There is no alert channel; add one with AddHealthAlerts().AddWebhook, AddEmail or AddTelegram, or in the configuration below HealthChecks:Alerts.");

        var alert = alerts.CreateTestAlert();
        var text = new StringBuilder();
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream);
        var exitCode = 0;
        writer.WriteStartObject();
        writer.WriteStartObject("channels");
        foreach (var channel in alerts.Channels)
        {
            var error = command.DryRun ? null : await alerts.TrySendAsync(channel, alert, cancellationToken).ConfigureAwait(false);
            if (error is not null)
                exitCode = 1;

            text.Append(ReportLines.Of(channel.Name, command.DryRun ? "not sent" : error ?? "OK")).Append('\n');
            writer.WriteStartObject(channel.Name);
            writer.WriteString("result", command.DryRun ? "not-sent" : error ?? "ok");
            if (command.DryRun)
            {
                var body = channel.Render(alert);
                text.Append(body.TrimEnd('\n')).Append('\n');
                writer.WriteString("body", body);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        CommandConsole.Output.WriteLine(command.Json ? Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) : text.ToString().TrimEnd('\n'));
        return exitCode;
    }
}
