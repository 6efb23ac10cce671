using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>A <c>Map…</c> call that makes endpoints.</summary>
internal sealed class MappedEndpoint(
    RouteGroup group,
    int order,
    EndpointKind kind,
    InvocationExpressionSyntax syntax,
    IMethodSymbol method,
    Branching? way,
    ImmutableArray<InvocationExpressionSyntax> callers) : Conventional
{
    public RouteGroup Group { get; } = group;

    public Pipeline Pipeline => Group.Pipeline;

    public int Order { get; } = order;

    public EndpointKind Kind { get; } = kind;

    public InvocationExpressionSyntax Syntax { get; } = syntax;

    public IMethodSymbol Method { get; } = method;

    public string Name => Method.Name;

    /// <summary>The conditions under which it is mapped.</summary>
    public Branching? Way { get; } = way;

    /// <summary>The calls of the project's own methods that lead to it, outermost first.</summary>
    public ImmutableArray<InvocationExpressionSyntax> Callers { get; } = callers;

    public bool IsProbe => Kind is EndpointKind.Ours or EndpointKind.Framework;

    /// <summary>Whether conventions may apply that cannot be read: what looks absent may be there.</summary>
    public bool IsUncertain
    {
        get
        {
            if (HasUnknownConventions)
                return true;
            for (var group = Group; group is not null; group = group.Outer)
            {
                if (group.HasUnknownConventions)
                    return true;
            }

            return false;
        }
    }

    /// <summary>All conventions that apply: the endpoint's own first, then those of the groups it is in.</summary>
    public IEnumerable<Convention> All()
    {
        foreach (var each in Conventions)
            yield return each;
        for (var group = Group; group is not null; group = group.Outer)
        {
            foreach (var each in group.Conventions)
                yield return each;
        }
    }

    /// <summary>The first convention with a name.</summary>
    public Convention? Find(string name) => All().FirstOrDefault(each => each.Name == name);

    public bool Has(string name) => Find(name) is not null;
}
