using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// How much whoever asks is told: everything in Development, to the allowed networks, to those who know the secret and to those whom a policy admits;
/// the others what an anonymous caller is.
/// </summary>
internal sealed class DetailAccess
{
    private const int ShortestSecret = 16;

    private readonly bool _isDevelopment;
    private readonly NetworkList? _networks;
    private readonly NetworkList? _proxies;
    private readonly string _header;
    private readonly byte[]? _secret;
    private readonly IDetailPolicy[] _policies;

    public DetailAccess(IOptions<HealthEndpointOptions> options, IHostEnvironment environment, IEnumerable<IDetailPolicy> policies)
    {
        var settings = options.Value;
        _isDevelopment = environment.IsDevelopment();
        _networks = NetworkList.Parse(settings.AllowedNetworks, nameof(settings.AllowedNetworks));
        _proxies = NetworkList.Parse(settings.TrustedProxies, nameof(settings.TrustedProxies));
        _header = settings.DetailsHeader;
        if (settings.DetailsSecret is { Length: > 0 } secret)
        {
            if (secret.Length < ShortestSecret)
                throw new InvalidOperationException($"DetailsSecret of the health endpoints has {secret.Length} characters, which can be guessed; use at least {ShortestSecret}.");
            _secret = Encoding.UTF8.GetBytes(secret);
        }

        _policies = [.. policies];
        Anonymous = settings.Anonymous;
        LooksAtPeers = !_isDevelopment && _networks is not null;
        IsSameForAll = _isDevelopment || (_networks is null && _secret is null && _policies.Length == 0);
    }

    /// <summary>How much anybody is told where the endpoint does not say.</summary>
    public HealthDetail Anonymous { get; }

    /// <summary>Whether it matters who the peer is.</summary>
    public bool LooksAtPeers { get; }

    /// <summary>Whether the allowed networks hold an address of this machine to itself.</summary>
    public bool AllowsLoopback => _networks is { HasLoopback: true };

    /// <summary>Whether everybody is told the same.</summary>
    public bool IsSameForAll { get; }

    /// <summary>What everybody is told where <see cref="IsSameForAll"/>.</summary>
    public HealthDetail ForAll(HealthDetail anonymous) => _isDevelopment ? HealthDetail.Full : anonymous;

    /// <summary>What the one who asks is told.</summary>
    public async ValueTask<HealthDetail> ForAsync(HttpContext context, HealthDetail anonymous)
    {
        if (_isDevelopment || IsOfAllowedNetwork(context) || KnowsSecret(context))
            return HealthDetail.Full;

        foreach (var policy in _policies)
        {
            if (await policy.AdmitsAsync(context))
                return HealthDetail.Full;
        }

        return anonymous;
    }

    private bool IsOfAllowedNetwork(HttpContext context) =>
        _networks is not null && ProbePeer.Of(context, _proxies) is { } address && _networks.Contains(address);

    private bool KnowsSecret(HttpContext context)
    {
        if (_secret is null || context.Request.Headers[_header] is not [{ Length: > 0 } given])
            return false;

        // In a time that tells nothing of what is right about it, but for its length.
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _secret);
    }
}
