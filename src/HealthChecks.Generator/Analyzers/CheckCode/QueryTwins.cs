using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>Queries of an EF Core set that are answered at once, and their asynchronous twins.</summary>
internal static class QueryTwins
{
    private const string Extensions = "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions";

    private static readonly HashSet<string> Answering = new(StringComparer.Ordinal)
    {
        "ToList", "ToArray", "ToDictionary", "ToHashSet", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault",
        "Any", "All", "Count", "LongCount", "Min", "Max", "Sum", "Average", "Contains",
    };

    /// <summary>Whether a method of this name may be one.</summary>
    public static bool AreNamed(string name) => Answering.Contains(name);

    /// <summary>The asynchronous method to call instead; null when the call is no answer to a query of a set.</summary>
    public static string? TwinOf(IInvocationOperation call, ProjectFacts project)
    {
        if (!Answering.Contains(call.TargetMethod.Name)
            || !IsLinq(call.TargetMethod.ContainingType)
            || call.Arguments is not [{ Value: var source }, ..]
            || !IsQueryOfSet(source.Unwrap()))
        {
            return null;
        }

        var twin = call.TargetMethod.Name + "Async";
        return project.Type(Extensions) is { } extensions && extensions.GetMembers(twin).Length > 0 ? twin : null;
    }

    private static bool IsLinq(ITypeSymbol type) => type.Is("System.Linq", "Queryable") || type.Is("System.Linq", "Enumerable");

    private static bool IsQueryOfSet(IOperation source)
    {
        while (source is IInvocationOperation { Arguments: [{ Value: var inner }, ..], TargetMethod.IsExtensionMethod: true } step
            && step.Type.IsOrInherits("System.Linq", "IQueryable"))
        {
            source = inner.Unwrap();
        }

        return source.Type.IsOrInherits("Microsoft.EntityFrameworkCore", "DbSet");
    }
}
