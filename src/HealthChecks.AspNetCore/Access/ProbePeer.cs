using System.Net;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>
/// Who is at the other end of the connection: noted ahead of every middleware, because some of them put in its place what a header says.
/// </summary>
internal sealed class ProbePeer(IPAddress? address)
{
    public IPAddress? Address { get; } = address;

    public static void Note(HttpContext context) => context.Features.Set(new ProbePeer(context.Connection.RemoteIpAddress));

    /// <summary>
    /// Who asks: the peer, or whoever the trusted proxies say, each of the one before it; null when that cannot be known.
    /// </summary>
    public static IPAddress? Of(HttpContext context, NetworkList? trusted)
    {
        var address = context.Features.Get<ProbePeer>()?.Address;
        if (address is null || trusted is null || !trusted.Contains(address))
            return address;

        // From the right: only what a trusted one has added is to be believed.
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = forwarded.Length - 1; i >= 0; i--)
        {
            if (!IPEndPoint.TryParse(forwarded[i], out var named))
                return null;
            address = named.Address;
            if (!trusted.Contains(address))
                return address;
        }

        // Nobody but proxies: one of them asks for itself, and that is who it is.
        return address;
    }
}
