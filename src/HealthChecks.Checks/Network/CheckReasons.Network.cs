namespace HealthChecks;

public static partial class CheckReasons
{
    /// <summary>Network: the host's name could not be resolved to an address.</summary>
    public const string NameNotResolved = "name-not-resolved";

    /// <summary>Network: the host refused the connection; nothing listens on the port.</summary>
    public const string ConnectionRefused = "connection-refused";

    /// <summary>Network: the server closed or reset the connection in the middle.</summary>
    public const string ConnectionLost = "connection-lost";

    /// <summary>Network: the server's answer does not follow the protocol.</summary>
    public const string ProtocolError = "protocol-error";

    /// <summary>Network: the request failed in a way that has no reason of its own.</summary>
    public const string RequestFailed = "request-failed";
}
