using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;

namespace HealthChecks;

/// <summary>
/// What a probe endpoint gets when all of the application's conventions have run: nothing that the application asked for is lost, and
/// nothing that it did not ask for stands between the prober and the answer.
/// </summary>
internal static class ProbeConventions
{
    public static void Apply(IEndpointConventionBuilder endpoints) => endpoints.Finally(static endpoint =>
    {
        var isAuthorized = false;
        var needsMiddleware = false;
        foreach (var item in endpoint.Metadata)
        {
            isAuthorized |= IsAuthorization(item);
            needsMiddleware |= NeedsMiddleware(item);
        }

        if (!isAuthorized)
            endpoint.Metadata.Add(new AllowAnonymousAttribute());

        // Short-circuited, an endpoint with authorization or CORS is a 500, and one with rate limiting is not limited.
        if (!isAuthorized && !needsMiddleware)
            ShortCircuit(endpoint);
    });

    private static bool IsAuthorization(object item) => item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData;

    private static bool NeedsMiddleware(object item) => item
        is ICorsMetadata
        or EnableRateLimitingAttribute
        or RequestTimeoutAttribute
        or RequestTimeoutPolicy
        or IOutputCachePolicy
        or OutputCacheAttribute;

    // The framework keeps the metadata to itself; its own convention is caught and applied.
    private static void ShortCircuit(EndpointBuilder endpoint)
    {
        var convention = new CaughtConvention();
        convention.ShortCircuit();
        convention.Caught?.Invoke(endpoint);
    }

    private sealed class CaughtConvention : IEndpointConventionBuilder
    {
        public Action<EndpointBuilder>? Caught { get; private set; }

        public void Add(Action<EndpointBuilder> convention) => Caught += convention;
    }
}
