using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

/// <summary>The rules. Each message says what is wrong, then what to do, with the names involved.</summary>
public static partial class DiagnosticDescriptors
{
    private const string Category = "HealthChecks";

    /// <summary>HCK003.</summary>
    public static readonly DiagnosticDescriptor UnknownName = Create(
        DiagnosticIds.UnknownName,
        DiagnosticSeverity.Error,
        "A subset or check is used that the registry does not declare",
        "{0} '{1}' is not declared by {2}: {3}",
        "A check that is a member of a subset which nobody declares is never run, a probe for such a subset answers 404, and a check that does not exist blocks nothing.");

    /// <summary>HCK004.</summary>
    public static readonly DiagnosticDescriptor UnusableCheck = Create(
        DiagnosticIds.UnusableCheck,
        DiagnosticSeverity.Error,
        "What is marked is not a usable check",
        "'{0}' cannot be a health check: {1}",
        "[HealthCheck] marks a class that implements IHealthCheck and can be constructed, or a static method of the registry that returns one or returns HealthCheckResult.");

    private static DiagnosticDescriptor Create(
        string id,
        DiagnosticSeverity severity,
        string title,
        string message,
        string description,
        params string[] tags) =>
        new(
            id,
            title,
            message,
            Category,
            severity,
            isEnabledByDefault: true,
            description,
            helpLinkUri: $"https://github.com/healthchecks-dotnet/healthchecks/blob/main/docs/rules/{id}.md",
            tags);
}
