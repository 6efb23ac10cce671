namespace HealthChecks;

/// <summary>Settings of a <see cref="TelegramAlertChannel"/>.</summary>
public sealed class TelegramAlertOptions
{
    /// <summary>The token of the bot that writes, as BotFather gave it. Needed.</summary>
    public string? BotToken { get; set; }

    /// <summary>The chat: its number, or <c>@name</c> of a channel. Needed.</summary>
    public string? ChatId { get; set; }

    /// <summary>The address of the bot API, for a server of one's own. Default <c>https://api.telegram.org</c>.</summary>
    public string BaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>What is wrong, beginning with the name of the setting; null for nothing. Never a value.</summary>
    internal string? Problem()
    {
        if (!IsToken(BotToken))
            return "BotToken has to be the token of a bot, such as 123456:ABC-def";
        if (string.IsNullOrWhiteSpace(ChatId))
            return "ChatId is needed";
        return AlertHttp.IsAddress(BaseUrl) ? null : "BaseUrl has to be an absolute http or https address";
    }

    // It becomes part of an address.
    private static bool IsToken(string? token)
    {
        foreach (var character in token ?? "")
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not (':' or '-' or '_'))
                return false;
        }

        return !string.IsNullOrEmpty(token);
    }
}
