using HealthChecks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The endpoints that one call has mapped, for conventions such as <c>RequireHost</c>, and for what is theirs alone.</summary>
public sealed class HealthEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly IEndpointConventionBuilder _endpoints;
    private readonly EndpointOverrides _overrides;
    private readonly int _ownFormat;

    internal HealthEndpointConventionBuilder(IEndpointConventionBuilder endpoints, EndpointOverrides overrides, int ownFormat)
    {
        _endpoints = endpoints;
        _overrides = overrides;
        _ownFormat = ownFormat;
    }

    /// <summary>Answers in one format here, whatever is asked for.</summary>
    /// <param name="writer">The format.</param>
    /// <returns>The same endpoints.</returns>
    public HealthEndpointConventionBuilder WithWriter(IHealthResponseWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _overrides.Format = new ResponseFormat(writer, _ownFormat);
        return this;
    }

    /// <summary>
    /// Tells anybody this much here, in place of <see cref="HealthEndpointOptions.Anonymous"/>: <see cref="HealthDetail.Full"/> is for endpoints that others
    /// cannot reach, such as those with <c>RequireAuthorization</c>.
    /// </summary>
    /// <param name="detail">How much.</param>
    /// <returns>The same endpoints.</returns>
    public HealthEndpointConventionBuilder WithDetails(HealthDetail detail)
    {
        if (detail is < HealthDetail.Status or > HealthDetail.Full)
            throw new ArgumentOutOfRangeException(nameof(detail), detail, "Use Status, Names or Full.");
        _overrides.Detail = detail;
        return this;
    }

    /// <summary>Answers with these HTTP status codes here, in place of the subset's.</summary>
    /// <param name="healthy">For Healthy. Default 200.</param>
    /// <param name="degraded">For Degraded. Default 200.</param>
    /// <param name="unhealthy">For Unhealthy, also while the application drains. Default 503.</param>
    /// <returns>The same endpoints.</returns>
    /// <exception cref="ArgumentOutOfRangeException">One is not from 200 to 599.</exception>
    public HealthEndpointConventionBuilder WithStatusCodes(int healthy = 200, int degraded = 200, int unhealthy = 503)
    {
        foreach (var code in (int[])[healthy, degraded, unhealthy])
        {
            if (code is < 200 or > 599)
                throw new ArgumentOutOfRangeException(nameof(healthy), code, "A status code is from 200 to 599.");
        }

        _overrides.StatusCodes = (healthy, degraded, unhealthy);
        return this;
    }

    /// <inheritdoc />
    public void Add(Action<EndpointBuilder> convention) => _endpoints.Add(convention);

    /// <inheritdoc />
    public void Finally(Action<EndpointBuilder> finallyConvention) => _endpoints.Finally(finallyConvention);
}
