using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>
/// The few nodes of a file that the rules about pipelines start from, found by syntax alone and kept as long as the file does not change.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceIndex> Known = new();

    private static readonly HashSet<string> TrackedCalls = new(StringComparer.Ordinal)
    {
        "UseLiveness", "MapHealth", "MapHealthSubset", "MapHealthChecks", "UseHealthChecks",
        "AddHealthRegistry", "AddHealthRegistryCore", "AddHealthChecks", "CheckHealthAsync",
        "SetFallbackPolicy", "AddFallbackPolicy", "AddBasePolicy", "AddHttpLoggingInterceptor", "AddAspNetCoreInstrumentation",
        "UseShutdownTimeout", "UseWindowsService", "AddWindowsService",
    };

    private static readonly HashSet<string> Probes = new(StringComparer.Ordinal)
    {
        "UseLiveness", "MapHealth", "MapHealthSubset", "MapHealthChecks", "UseHealthChecks",
    };

    private static readonly HashSet<string> TrackedProperties = new(StringComparer.Ordinal)
    {
        "FallbackPolicy", "GlobalLimiter", "DefaultPolicy", "ShutdownTimeout", "Anonymous", "ResponseWriter", "Predicate",
    };

    private static readonly HashSet<string> BuilderTypes = new(StringComparer.Ordinal)
    {
        "IApplicationBuilder", "WebApplication", "IEndpointRouteBuilder",
    };

    private SourceIndex(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is not (AttributeListSyntax or UsingDirectiveSyntax or BaseListSyntax)))
        {
            switch (node)
            {
                case AttributeListSyntax list:
                    AddTags(list);
                    break;

                case InvocationExpressionSyntax call when CallActions.NameOf(call) is { } name && TrackedCalls.Contains(name):
                    Calls.Add((name, call));
                    if (Probes.Contains(name))
                        AddBody(node);
                    break;

                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                    when PropertyOf(assignment.Left) is { } property && TrackedProperties.Contains(property):
                    Assignments.Add((property, assignment));
                    break;

                case IdentifierNameSyntax { Identifier.ValueText: "IHealthChecksBuilder" }:
                    TakesChecksBuilder = true;
                    break;

                case IdentifierNameSyntax { Identifier.ValueText: "AspNetCoreTraceInstrumentationOptions" or "AspNetCoreInstrumentationOptions" }:
                    ConfiguresTracing = true;
                    break;

                case IdentifierNameSyntax { Identifier.ValueText: "HealthCheckServiceOptions" }:
                case ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: "HealthCheckRegistration" } }:
                    RegistersByHand = true;
                    break;

                case IdentifierNameSyntax { Identifier.ValueText: var type } when BuilderTypes.Contains(type):
                    AddBody(node);
                    break;
            }
        }
    }

    /// <summary>Calls of methods with names that a rule looks for.</summary>
    public List<(string Name, InvocationExpressionSyntax Call)> Calls { get; } = [];

    /// <summary>Assignments to properties with names that a rule looks for.</summary>
    public List<(string Property, AssignmentExpressionSyntax Assignment)> Assignments { get; } = [];

    /// <summary>Members that have something to do with a pipeline.</summary>
    public HashSet<SyntaxNode> Bodies { get; } = [];

    /// <summary>Whether the file names <c>IHealthChecksBuilder</c>.</summary>
    public bool TakesChecksBuilder { get; private set; }

    /// <summary>Whether the file has something to say about which requests are traced.</summary>
    public bool ConfiguresTracing { get; private set; }

    /// <summary>Whether the file makes registrations of health checks without a method that is made for it.</summary>
    public bool RegistersByHand { get; private set; }

    /// <summary>The <c>Tags</c> of <c>[HealthCheck]</c> and <c>[HealthSubset]</c> attributes.</summary>
    public List<ExpressionSyntax> AttributeTags { get; } = [];

    /// <summary>The index of a file.</summary>
    public static SourceIndex Of(SyntaxTree tree) => Known.GetValue(tree, static each => new SourceIndex(each.GetRoot()));

    private static string? PropertyOf(ExpressionSyntax left) => left switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private void AddTags(AttributeListSyntax list)
    {
        foreach (var attribute in list.Attributes)
        {
            foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == "Tags")
                    AttributeTags.Add(argument.Expression);
            }
        }
    }

    private void AddBody(SyntaxNode node)
    {
        for (var each = node.Parent; each is not null; each = each.Parent)
        {
            if (each is GlobalStatementSyntax)
                Bodies.Add(each.SyntaxTree.GetRoot());
            else if (each is BaseMethodDeclarationSyntax)
                Bodies.Add(each);
            else if (each is not BaseTypeDeclarationSyntax)
                continue;

            return;
        }
    }
}
