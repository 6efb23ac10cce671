using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// What a check depends on: what its [HealthCheck] says, else what its type says, else what can be concluded from the clients that it is
/// given, holds or makes. The numbers are those of the enumeration of the same names.
/// </summary>
internal static class DependencyScopes
{
    public const int Unspecified = 0;
    public const int Local = 1;
    public const int Private = 2;
    public const int Shared = 3;

    private const int Unknown = -1;

    /// <summary>What is said of a check, and whether the project's own code says it.</summary>
    public static (int Scope, bool IsOfProject) Declared(MarkedCheck check, ParseContext context)
    {
        var marker = new AttributeReader(check.Marker, context);
        if (marker.IsUnknown("Dependency"))
            return (Unknown, true);
        if (marker.Int("Dependency") is > Unspecified and var said)
            return (said, true);

        for (var type = check.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.FindAttribute("HealthCheckDefaultsAttribute") is { } defaults)
                return (new AttributeReader(defaults, context).Int("Dependency") ?? Unspecified, context.IsOfProject(type));
        }

        return (Unspecified, false);
    }

    /// <summary>
    /// What outside the process a check certainly depends on, said so that it follows "depends on"; null when that is not known.
    /// </summary>
    public static string? Outside(
        MarkedCheck check,
        (int Scope, bool IsOfProject) declared,
        DeclarationFacts facts,
        ParseContext context) =>
        declared.Scope switch
        {
            Shared => "something that all instances share",
            Private => "something outside the process",
            Unspecified => new UsedClients(facts, context).Of(check) is { } client ? $"'{client.Name}'" : null,
            _ => null,
        };
}
