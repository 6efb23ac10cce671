using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>
/// Whether somebody in sight may register checks at run time. Any method may add to a builder that it is given, and any assembly that knows
/// the builder may get one by itself.
/// </summary>
internal static class RunTimeChecks
{
    public static bool MayExist(NameSearch names, OtherAssemblies others) =>
        names.HasAny("AddHealthChecks", "IHealthChecksBuilder", "HealthCheckRegistration", "HealthCheckServiceOptions")
        || names.Identifiers("AddHealthRegistry").Concat(names.Identifiers("AddHealthRegistryCore")).Any(static name => !IsStatement(name))
        || others.MayUseFrameworkChecks;

    // What adds a registry gives the builder back.
    private static bool IsStatement(SyntaxToken name)
    {
        var called = name.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == name.Parent ? access : name.Parent;
        return called is { Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } };
    }
}
