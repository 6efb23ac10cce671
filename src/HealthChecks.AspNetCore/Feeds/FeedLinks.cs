using System.Text;
using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>The absolute addresses in a feed, without a query.</summary>
internal static class FeedLinks
{
    /// <summary>The address that was asked for.</summary>
    public static string Of(HttpRequest request, Uri? publicUrl)
    {
        var root = publicUrl?.AbsoluteUri.TrimEnd('/') ?? RootOf(request) + request.PathBase.ToUriComponent().TrimEnd('/');
        return root + (request.Path.ToUriComponent().TrimEnd('/') is { Length: > 0 } path ? path : "/");
    }

    /// <summary>The address of something below another.</summary>
    public static string Below(string link, string name) => link.TrimEnd('/') + "/" + Uri.EscapeDataString(name);

    // Both are a stranger's: what is no host and nothing but that is not repeated.
    private static string RootOf(HttpRequest request)
    {
        var scheme = request.IsHttps ? "https" : "http";
        // As it was sent: a name in another script is still in letters that an address may have.
        var host = request.Headers.Host.ToString();
        var isHost = host.Length > 0
            && Ascii.IsValid(host)
            && Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var root)
            && root is { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" };
        return scheme + "://" + (isHost ? host : "localhost");
    }
}
