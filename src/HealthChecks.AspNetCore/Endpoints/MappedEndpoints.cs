using Microsoft.AspNetCore.Builder;

namespace HealthChecks;

/// <summary>Several endpoints that take the same conventions. A route group does that too, at ten times the native code.</summary>
internal sealed class MappedEndpoints : IEndpointConventionBuilder
{
    private readonly List<IEndpointConventionBuilder> _endpoints = [];

    public void Include(IEndpointConventionBuilder endpoint) => _endpoints.Add(endpoint);

    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var endpoint in _endpoints)
            endpoint.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var endpoint in _endpoints)
            endpoint.Finally(finallyConvention);
    }
}
