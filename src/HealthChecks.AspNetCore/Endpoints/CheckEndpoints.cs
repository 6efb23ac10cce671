using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>Answers for each single check of a subset, below the path of the subset.</summary>
internal sealed class CheckEndpoints
{
    /// <summary>The route's parameter.</summary>
    public const string Parameter = "check";

    private readonly Dictionary<string, ProbeEndpoint> _endpoints = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProbedSubset _probes;

    public CheckEndpoints(SubsetReporter subset, EndpointOverrides overrides, ProbeServices services, ProbedSubset probes)
    {
        _probes = probes;
        foreach (var member in subset.Subset.Members)
            _endpoints[member.Check.Name] = new ProbeEndpoint(new CheckSource(subset, member.Check.Name), overrides, services, probes: null);
    }

    public Task InvokeAsync(HttpContext context)
    {
        // It is no probe of the subset, and belongs no more than those into what the application says of its requests.
        _probes.LeaveOut(context);
        return context.Request.RouteValues[Parameter] is string check && _endpoints.TryGetValue(check, out var endpoint)
            ? endpoint.InvokeAsync(context)
            : ProbeHeaders.NotFound(context);
    }
}
