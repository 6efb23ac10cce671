using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Asks the application's own authentication and authorization. Probes are answered before that middleware, so that it is asked here.
/// </summary>
internal sealed partial class DetailPolicy(
    AuthorizationPolicy policy,
    IPolicyEvaluator evaluator,
    IAuthenticationSchemeProvider schemes,
    ILoggerFactory loggers) : IDetailPolicy
{
    private readonly ILogger _logger = loggers.CreateLogger("HealthChecks");

    public async Task<bool> AdmitsAsync(HttpContext context)
    {
        try
        {
            if (policy.AuthenticationSchemes.Count == 0 && context.User.Identity?.IsAuthenticated != true)
                await AuthenticateAsync(context);
            var authentication = await evaluator.AuthenticateAsync(policy, context);
            return (await evaluator.AuthorizeAsync(policy, authentication, context, resource: null)).Succeeded;
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // A probe is answered all the same, with what anybody is told.
            Failed(_logger, exception);
            return false;
        }
    }

    private async Task AuthenticateAsync(HttpContext context)
    {
        if (await schemes.GetDefaultAuthenticateSchemeAsync() is { } scheme && (await context.AuthenticateAsync(scheme.Name)).Principal is { } user)
            context.User = user;
    }

    [LoggerMessage(24, LogLevel.Warning, "Whether a caller may see the details of health could not be found out, so it may not", EventName = "DetailPolicyFailed")]
    private static partial void Failed(ILogger logger, Exception exception);
}
