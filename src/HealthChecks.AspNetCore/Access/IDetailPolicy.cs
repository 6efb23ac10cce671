using Microsoft.AspNetCore.Http;

namespace HealthChecks;

/// <summary>Whom an authorization policy admits to the details.</summary>
internal interface IDetailPolicy
{
    /// <summary>Whether the one who asks is admitted. Does not throw.</summary>
    Task<bool> AdmitsAsync(HttpContext context);
}
