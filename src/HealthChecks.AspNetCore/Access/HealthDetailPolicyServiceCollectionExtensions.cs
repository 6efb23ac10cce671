using HealthChecks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says who is told the details of health.</summary>
public static class HealthDetailPolicyServiceCollectionExtensions
{
    /// <summary>
    /// Tells everything to those whom one of the application's authorization policies admits. The others are told what
    /// <see cref="HealthEndpointOptions.Anonymous"/> says; nobody is refused.
    /// </summary>
    /// <param name="services">The services of the application, with <c>AddAuthentication</c> and <c>AddAuthorization</c>.</param>
    /// <param name="policy">The name of a policy. That there is none of the name stops the start.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthDetailPolicy(this IServiceCollection services, string policy)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(policy);
        return Add(services, provider =>
            provider.GetRequiredService<IOptions<AuthorizationOptions>>().Value.GetPolicy(policy) ?? throw new InvalidOperationException(
                $"AddHealthDetailPolicy names the authorization policy '{policy}', and there is none; add it with services.AddAuthorization(options => options.AddPolicy(\"{policy}\", …))."));
    }

    /// <summary>Tells everything to those whom a policy admits that is made here: <c>policy => policy.RequireRole("operators")</c>.</summary>
    /// <param name="services">The services of the application, with <c>AddAuthentication</c> and <c>AddAuthorization</c>.</param>
    /// <param name="configure">Makes the policy.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHealthDetailPolicy(this IServiceCollection services, Action<AuthorizationPolicyBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new AuthorizationPolicyBuilder();
        configure(builder);
        var policy = builder.Build();
        return Add(services, _ => policy);
    }

    private static IServiceCollection Add(IServiceCollection services, Func<IServiceProvider, AuthorizationPolicy> policyOf) =>
        services.AddSingleton<IDetailPolicy>(provider => new DetailPolicy(
            policyOf(provider),
            Required<IPolicyEvaluator>(provider, "AddAuthorization"),
            Required<IAuthenticationSchemeProvider>(provider, "AddAuthentication"),
            provider.GetRequiredService<ILoggerFactory>()));

    private static T Required<T>(IServiceProvider provider, string call)
        where T : class => provider.GetService<T>() ?? throw new InvalidOperationException($"AddHealthDetailPolicy needs services.{call}(…).");
}
