namespace HealthChecks;

/// <summary>One reply of a Redis server: an error, a text, a list of replies, or nothing at all.</summary>
internal sealed record RespReply(bool IsError, string? Text, IReadOnlyList<RespReply>? Items = null)
{
    /// <summary>The word that an error begins with. Only that: the rest may repeat what was sent.</summary>
    private string Code => Text?.Split(' ', 2)[0] ?? "";

    /// <summary>The text of a reply that has to be one.</summary>
    public string RequireText() => !IsError && Text is { } text ? text : throw Failure();

    /// <summary>Goes on unless the reply is an error.</summary>
    public void Require()
    {
        if (IsError)
            throw Failure();
    }

    /// <summary>What an error means for the check.</summary>
    public ServerFailureException Failure() => Code switch
    {
        "NOAUTH" or "WRONGPASS" or "NOPERM" => AuthFailure(),
        "LOADING" => new(CheckReasons.Loading, "The server is loading its data."),
        "BUSY" => new(CheckReasons.Busy, "The server is held up by a script."),
        "MISCONF" => new(CheckReasons.WritesRefused, "The server cannot save its data, and takes no writes."),
        "MASTERDOWN" => new(CheckReasons.MasterLinkDown, "The replica has lost its master, and does not serve."),
        "ERR" when Text!.StartsWith("ERR max number of clients", StringComparison.Ordinal) =>
            new(CheckReasons.ConnectionFailed, "The server has as many connections as it takes."),
        _ => Unexpected(),
    };

    /// <summary>What an error means that a log-in is answered with.</summary>
    public ServerFailureException LoginFailure() =>
        Failure() is { Reason: not CheckReasons.UnexpectedReply } failure ? failure : AuthFailure();

    public static ServerFailureException Unexpected(Exception? cause = null) =>
        new(CheckReasons.UnexpectedReply, "The server answered, and not what it was asked.", cause);

    private static ServerFailureException AuthFailure() =>
        new(CheckReasons.LoginRefused, "The server does not accept the user and password, or not for what was asked.");
}
