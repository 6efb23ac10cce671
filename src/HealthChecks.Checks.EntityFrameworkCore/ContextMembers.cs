using System.Diagnostics.CodeAnalysis;

namespace HealthChecks;

/// <summary>What Entity Framework Core asks of a context's type where an application is trimmed.</summary>
internal static class ContextMembers
{
    public const DynamicallyAccessedMemberTypes Needed =
        DynamicallyAccessedMemberTypes.PublicConstructors
        | DynamicallyAccessedMemberTypes.NonPublicConstructors
        | DynamicallyAccessedMemberTypes.PublicProperties;
}
