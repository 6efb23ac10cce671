using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What the parameters stand for of a method that nobody in the project is known to call.</summary>
internal static class RootParameter
{
    public static BuilderValue? ValueOf(IParameterSymbol parameter, BaseMethodDeclarationSyntax method, PipelineReader reader)
    {
        var type = parameter.Type;
        if (type.IsWebApplication())
            return new BuilderValue(reader.Begin(PipelineKind.Part, method));
        if (type.IsPipeline())
            return new BuilderValue(reader.Begin(IsStartup(parameter) ? PipelineKind.Startup : PipelineKind.Part, method));
        if (!type.IsRouteBuilder())
            return null;

        // The caller may have put conventions on what it passes.
        var routes = new BuilderValue(new RouteGroup(reader.Begin(PipelineKind.Part, method), outer: null, syntax: null));
        routes.Escape();
        return routes;
    }

    private static bool IsStartup(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: false, ContainingType.Name: var type } method
        && method.Name.StartsWith("Configure", StringComparison.Ordinal)
        && type.StartsWith("Startup", StringComparison.Ordinal);
}
