using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>What the rules about pipelines ask about a compilation, read once.</summary>
internal sealed class HostingFacts
{
    private readonly PipelineReader _reader;
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AssignmentExpressionSyntax>> _assignments = new(StringComparer.Ordinal);

    public HostingFacts(Compilation compilation, ProjectFacts project, AnalyzerConfigOptions options)
    {
        Compilation = compilation;
        Project = project;
        Options = options;
        _reader = new PipelineReader(compilation);
        var bodies = new List<SyntaxNode>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var index = SourceIndex.Of(tree);
            foreach (var (name, call) in index.Calls)
                Add(_calls, name, call);
            foreach (var (property, assignment) in index.Assignments)
                Add(_assignments, property, assignment);
            bodies.AddRange(index.Bodies);
            if (index.TakesChecksBuilder)
                FilesWithChecksBuilder.Add(tree);
            ConfiguresTracing |= index.ConfiguresTracing;
        }

        Pipelines = Read(bodies);
    }

    public Compilation Compilation { get; }

    public ProjectFacts Project { get; }

    /// <summary>The MSBuild properties that the compiler can see.</summary>
    public AnalyzerConfigOptions Options { get; }

    public IReadOnlyList<Pipeline> Pipelines { get; }

    /// <summary>The files that name <c>IHealthChecksBuilder</c>.</summary>
    public List<SyntaxTree> FilesWithChecksBuilder { get; } = [];

    /// <summary>Whether the project says which requests are traced.</summary>
    public bool ConfiguresTracing { get; }

    /// <summary>Every probe that is mapped in a pipeline.</summary>
    public IEnumerable<MappedEndpoint> Probes => Pipelines.SelectMany(static pipeline => pipeline.Endpoints).Where(static endpoint => endpoint.IsProbe);

    /// <summary>The calls of methods with a name, wherever they are.</summary>
    public IReadOnlyList<InvocationExpressionSyntax> Calls(string name) => _calls.TryGetValue(name, out var calls) ? calls : [];

    /// <summary>The assignments to properties with a name, wherever they are.</summary>
    public IReadOnlyList<AssignmentExpressionSyntax> Assignments(string property) =>
        _assignments.TryGetValue(property, out var assignments) ? assignments : [];

    public SemanticModel? ModelOf(SyntaxNode node) => _reader.ModelOf(node);

    /// <summary>The method that a call binds to, as it is declared.</summary>
    public IMethodSymbol? MethodOf(InvocationExpressionSyntax call) =>
        ModelOf(call)?.GetSymbolInfo(call).Symbol is IMethodSymbol method ? (method.ReducedFrom ?? method).OriginalDefinition : null;

    /// <summary>The property that an assignment sets.</summary>
    public IPropertySymbol? PropertyOf(AssignmentExpressionSyntax assignment) =>
        ModelOf(assignment)?.GetSymbolInfo(assignment.Left).Symbol as IPropertySymbol;

    /// <summary>The call of one of our methods.</summary>
    public bool CallsOurs(string name) => Calls(name).Any(call => MethodOf(call)?.IsOurs() == true);

    private List<Pipeline> Read(List<SyntaxNode> bodies)
    {
        var start = Compilation.GetEntryPoint(CancellationToken.None)?.DeclaringSyntaxReferences is [var reference] ? reference.GetSyntax() : null;
        if (start is not null && bodies.Contains(start))
            _reader.ReadRoot(start);
        foreach (var body in bodies)
        {
            if (body != start && !_reader.Followed.Contains(body))
                _reader.ReadRoot(body);
        }

        // What turned out to be called from elsewhere was read there as well.
        return _reader.Pipelines.FindAll(pipeline => pipeline.Root == start || !_reader.Followed.Contains(pipeline.Root));
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string name, T item)
    {
        if (!lists.TryGetValue(name, out var list))
            lists.Add(name, list = []);
        list.Add(item);
    }
}
