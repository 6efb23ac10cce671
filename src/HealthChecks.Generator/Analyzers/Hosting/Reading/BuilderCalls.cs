using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What calls of methods of other assemblies do to the pipeline, group or endpoint that they are called on.</summary>
internal sealed class BuilderCalls(PipelineReader reader)
{
    private int _clock;

    /// <summary>Adds what a call does; the result is what its value stands for.</summary>
    public BuilderValue? Read(BoundCall call, Frame frame)
    {
        call.EscapeArguments();
        if (call.On is not { } on)
            return null;

        if (on.Endpoint is not null || (!on.IsPipeline && call.OnType.TakesConventions()))
            return AddConvention(call, on, frame);
        if (on.IsPipeline && call.OnType.IsPipeline() && !call.Method.Name.StartsWith("Map", StringComparison.Ordinal))
            return AddMiddleware(call, on, frame);
        if (call.OnType.IsRouteBuilder() || call.Method.Name.StartsWith("Map", StringComparison.Ordinal))
            return AddEndpoint(call, on, frame);

        return null;
    }

    /// <summary>Reads the pipelines that are passed to methods which have nothing to do with another one, such as a web host's <c>Configure</c>.</summary>
    public void ReadDetached(BoundCall call, Frame frame)
    {
        var isWholePipeline = call.Method is { Name: "Configure", ContainingType.Name: "WebHostBuilderExtensions" };
        foreach (var argument in call.Arguments)
        {
            if (ParameterOf(argument, frame) is not { } type)
                continue;

            if (type.IsPipeline())
                RunWith(argument, new BuilderValue(reader.Begin(isWholePipeline ? PipelineKind.Startup : PipelineKind.Part, frame.Root)), call, frame);
            else if (type.Name == "IWebHostBuilder")
                RunWith(argument, value: null, call, frame);
        }
    }

    private static BuilderValue? AddConvention(BoundCall call, BuilderValue on, Frame frame)
    {
        var owner = (Conventional?)on.Endpoint ?? on.Group;
        if (!call.OnType.TakesConventions() || !call.Method.IsOfFramework() || call.Method.Name is "WithMetadata" or "Add" or "Finally")
            owner.HasUnknownConventions = true;
        else
            owner.Conventions.Add(new Convention(call.Syntax, call.Method, frame.Way, owner));

        return call.Method.ReturnsVoid ? null : on;
    }

    private BuilderValue? AddMiddleware(BoundCall call, BuilderValue on, Frame frame)
    {
        var method = call.Method;
        var isBranch = method.Name == "UseWhen" && method.IsOfFramework();
        var kind = method switch
        {
            { Name: "Run", IsExtensionMethod: true } when method.IsOfFramework() => CallKind.Terminal,
            { Name: "UseSpa" } when method.IsOfFramework() => CallKind.Terminal,
            _ when isBranch => CallKind.Branch,
            _ when method.Name.StartsWith("Use", StringComparison.Ordinal) => CallKind.Middleware,
            _ => (CallKind?)null,
        };

        if (kind is not { } known)
        {
            // Build, RunAsync, New: nothing that is seen later. Anything else may add what it likes.
            if (!method.IsOfFramework() && !method.IsOurs())
                on.Escape();
            return method.ReturnType.IsPipeline() && method.Name != "New" ? on : null;
        }

        var added = Add(call, on, known, frame);
        foreach (var argument in call.Arguments)
        {
            if (ParameterOf(argument, frame) is not { } type)
                continue;

            if (type.IsRouteBuilder() && method.Name == "UseEndpoints")
                RunWith(argument, new BuilderValue(on.Pipeline.Routes), call, frame);
            else if (type.IsPipeline())
                RunWith(argument, new BuilderValue(isBranch ? reader.Begin(PipelineKind.Branch, frame.Root, added) : reader.Begin(PipelineKind.Part, frame.Root)), call, frame);
        }

        return method.ReturnsVoid ? null : on;
    }

    private BuilderValue? AddEndpoint(BoundCall call, BuilderValue on, Frame frame)
    {
        var method = call.Method;
        if (on.IsPipeline && method.Name is "Map" or "MapWhen" && call.OnType.IsPipeline())
            return AddBranch(call, on, frame);

        if (method.Name == "MapGroup" && method.IsOfFramework())
            return new BuilderValue(new RouteGroup(on.Pipeline, on.Group, call.Syntax));

        var isKnown = method.IsOfFramework() || method.IsOurs();
        if (!method.Name.StartsWith("Map", StringComparison.Ordinal))
        {
            if (!isKnown)
                SetUnknown(call, on);
            return null;
        }

        var kind = method.Name switch
        {
            "MapHealth" or "MapHealthSubset" when method.IsOurs() => EndpointKind.Ours,
            "MapHealthChecks" when method.IsOfFramework() => EndpointKind.Framework,
            _ when method.Name.StartsWith("MapFallback", StringComparison.Ordinal) && method.IsOfFramework() => EndpointKind.Fallback,
            _ => EndpointKind.Other,
        };

        if (!isKnown)
            SetUnknown(call, on);

        var endpoint = new MappedEndpoint(on.Group, _clock++, kind, call.Syntax, method, frame.Way, frame.Callers);
        on.Pipeline.Endpoints.Add(endpoint);
        return !isKnown && method.ReturnType.IsPipeline() ? on : method.ReturnsVoid ? null : new BuilderValue(endpoint);
    }

    // MapDefaultEndpoints of a library may map probes, and use middleware where it gets the application.
    private static void SetUnknown(BoundCall call, BuilderValue on)
    {
        on.Pipeline.HasUnknownEndpoints = true;
        on.Pipeline.HasUnknownParts |= !call.OnType.IsRouteBuilder();
    }

    private BuilderValue AddBranch(BoundCall call, BuilderValue on, Frame frame)
    {
        var added = Add(call, on, CallKind.Branch, frame);
        foreach (var argument in call.Arguments)
        {
            if (ParameterOf(argument, frame) is { } type && type.IsPipeline())
                RunWith(argument, new BuilderValue(reader.Begin(PipelineKind.Branch, frame.Root, added)), call, frame);
        }

        return on;
    }

    private PipelineCall Add(BoundCall call, BuilderValue on, CallKind kind, Frame frame)
    {
        var added = new PipelineCall(on.Pipeline, _clock++, kind, call.Syntax, call.Method, frame.Way, frame.Callers);
        on.Pipeline.Calls.Add(added);
        return added;
    }

    // The type of the last parameter of a lambda, or of a method of the project that is passed by name: a context may come before it.
    private static ITypeSymbol? ParameterOf(ExpressionSyntax argument, Frame frame) =>
        argument is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && frame.Model.GetSymbolInfo(argument).Symbol is IMethodSymbol { Parameters: [.., var last] }
            ? last.Type
            : null;

    private void RunWith(ExpressionSyntax function, BuilderValue? value, BoundCall call, Frame frame)
    {
        if (frame.Model.GetSymbolInfo(function).Symbol is not IMethodSymbol { Parameters: [.., var parameter] } method)
            return;

        var body = function is AnonymousFunctionExpressionSyntax lambda ? lambda.Body : CallReader.Body(method, reader.Compilation);
        if (body is null || frame.IsRunning(body) || reader.ModelOf(body) is not { } model)
        {
            value?.Escape();
            return;
        }

        var isLambda = function is AnonymousFunctionExpressionSyntax;
        var inner = new Frame(model, body, frame, isLambda ? null : call.Syntax);
        if (value is not null)
            inner.Set(parameter, value);
        if (!isLambda)
            reader.Followed.Add(body);
        reader.Run(body, inner);
    }
}
