using System.Net.Sockets;
using System.Security.Authentication;

namespace HealthChecks;

/// <summary>What went wrong on the way to a server: a reason and a text, both fit for strangers.</summary>
internal sealed record NetworkFailure(string Reason, string Text)
{
    public static readonly NetworkFailure NameNotResolved = new(CheckReasons.NameNotResolved, "The host's name could not be resolved.");
    public static readonly NetworkFailure Refused = new(CheckReasons.ConnectionRefused, "The connection was refused.");
    public static readonly NetworkFailure NotConnected = new(CheckReasons.ConnectionFailed, "No connection could be opened.");
    public static readonly NetworkFailure Lost = new(CheckReasons.ConnectionLost, "The connection was lost in the middle.");
    public static readonly NetworkFailure NoTls = new(CheckReasons.TlsFailed, "No encrypted connection could be agreed on.");
    public static readonly NetworkFailure Malformed = new(CheckReasons.ProtocolError, "The server's answer does not follow the protocol.");
    private static readonly NetworkFailure Failed = new(CheckReasons.RequestFailed, "The request failed.");
    private static readonly NetworkFailure TimedOut = new(HealthReasons.Timeout, "The client gave up waiting.");

    /// <summary>What an exception means that came while the run was not cancelled.</summary>
    public static NetworkFailure Of(Exception exception) => exception switch
    {
        NetworkFailureException known => known.Failure,
        SocketException socket => Of(socket.SocketErrorCode),
        HttpRequestException request => Of(request),
        AuthenticationException => NoTls,
        OperationCanceledException or TimeoutException => TimedOut,
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => Malformed,
        IOException => Lost,
        _ => Failed,
    };

    private static NetworkFailure Of(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData => NameNotResolved,
        SocketError.ConnectionRefused => Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Lost,
        _ => NotConnected,
    };

    private static NetworkFailure Of(HttpRequestException request) => request.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => NameNotResolved,
        HttpRequestError.ConnectionError when request.InnerException is SocketException socket => Of(socket.SocketErrorCode),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => NotConnected,
        HttpRequestError.SecureConnectionError => NoTls,
        HttpRequestError.ResponseEnded => Lost,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError => Malformed,
        _ when request.InnerException is IOException or SocketException => Of(request.InnerException),
        _ => Failed,
    };
}
