using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Whether a name leads to an address: by the system's resolver, or by one name server that is asked directly.</summary>
/// <remarks>
/// The system's resolver looks into the hosts file and into caches as well, as the application does; and it does not stop when it is
/// cancelled, so a run that is over may leave it waiting for its servers.
/// </remarks>
[HealthCheckDefaults(TimeoutSeconds = 5, Dependency = DependencyScope.Shared)]
public sealed class DnsHealthCheck : IHealthCheck
{
    private static readonly NetworkFailure NoServer = new(CheckReasons.NameServerFailed, "The name server failed, or did not answer.");
    private static readonly NetworkFailure NoAddress = new(CheckReasons.NoAddress, "The name has no address of this kind.");
    private static readonly NetworkFailure Unexpected =
        new(CheckReasons.UnexpectedAddress, "The name does not lead to the expected address.");

    private readonly string _name;
    private readonly AddressFamily _family = AddressFamily.Unspecified;
    private readonly IPEndPoint? _server;

    /// <summary>Watches a name.</summary>
    /// <param name="name">A host name, in letters of any alphabet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no host name.</exception>
    public DnsHealthCheck(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _name = Ascii(name);
    }

    /// <summary>The address that must be among those of the name; null for any. Default null.</summary>
    public IPAddress? ExpectedAddress { get; init; }

    /// <summary>
    /// Which addresses count: those of version 4, of version 6, or both. Default both, <see cref="AddressFamily.Unspecified"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is of another family.</exception>
    public AddressFamily AddressFamily
    {
        get => _family;
        init => _family = value is AddressFamily.Unspecified or AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(AddressFamily),
                value,
                "AddressFamily is of another kind: set it to InterNetwork, InterNetworkV6 or Unspecified.");
    }

    /// <summary>
    /// The name server to ask directly, usually at port 53: three tries of a second each, over UDP, and over TCP where the answer does
    /// not fit. Default null: the system's resolver.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The port is 0.</exception>
    public IPEndPoint? Server
    {
        get => _server;
        init => _server = value is null or { Port: > 0 }
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Server), value.Port, "Server has the port 0: give it one, usually 53.");
    }

    /// <summary>The system's resolver, unless a test puts another one there.</summary>
    internal Func<string, AddressFamily, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var times = new StepTimes();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            times.Begin("resolveMs");
            IReadOnlyList<IPAddress> addresses = _server is null
                ? await Resolve(_name, _family, cancellationToken).OrAbandonAsync(cancellationToken).ConfigureAwait(false)
                : await AskAsync(new DnsServer(_server), cancellationToken).ConfigureAwait(false);
            times.End();
            times.Data["addressCount"] = addresses.Count;
            if (addresses.Count == 0)
                return HealthResults.Unhealthy(NoAddress.Reason, NoAddress.Text, data: times.Data);

            return ExpectedAddress is null || addresses.Contains(ExpectedAddress)
                ? HealthResults.Healthy(data: times.Data)
                : HealthResults.Unhealthy(Unexpected.Reason, Unexpected.Text, data: times.Data);
        }
        catch (Exception exception)
        {
            CheckSteps.ThrowIfCancelled(exception, cancellationToken);
            times.End();
            var failure = Failure(exception);
            return HealthResults.Unhealthy(failure.Reason, failure.Text, exception, times.Data);
        }
    }

    private async Task<List<IPAddress>> AskAsync(DnsServer server, CancellationToken cancellationToken)
    {
        var addresses = new List<IPAddress>();
        if (_family != AddressFamily.InterNetworkV6)
            addresses.AddRange(await server.ResolveAsync(_name, AddressFamily.InterNetwork, cancellationToken).ConfigureAwait(false));
        if (_family != AddressFamily.InterNetwork)
            addresses.AddRange(await server.ResolveAsync(_name, AddressFamily.InterNetworkV6, cancellationToken).ConfigureAwait(false));
        return addresses;
    }

    private static NetworkFailure Failure(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.NoData } => NoAddress,
        SocketException { SocketErrorCode: SocketError.HostNotFound } => NetworkFailure.NameNotResolved,
        SocketException => NoServer,
        FormatException => NetworkFailure.Malformed,
        _ => NetworkFailure.Of(exception),
    };

    private static string Ascii(string name)
    {
        try
        {
            var ascii = new IdnMapping().GetAscii(name.EndsWith('.') ? name[..^1] : name);
            if (ascii.Length <= 253 && !ascii.Any(static letter => char.IsWhiteSpace(letter) || letter is '/' or ':' or '@'))
                return ascii;
        }
        catch (ArgumentException)
        {
            // An empty label, or one of more than 63 letters.
        }

        throw new ArgumentException(
            "The name is no host name: give it alone, such as 'db.example.com', without scheme or port.",
            nameof(name));
    }
}
