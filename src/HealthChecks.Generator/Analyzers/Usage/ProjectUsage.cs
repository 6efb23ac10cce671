using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage;

/// <summary>How a project uses its registries and checks: what the rules about the whole project ask.</summary>
internal sealed class ProjectUsage
{
    private static readonly string[] TestFrameworks =
    [
        "Xunit.FactAttribute", "NUnit.Framework.TestAttribute", "TUnit.Core.TestAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
    ];

    private readonly Dictionary<INamedTypeSymbol, SubsetTable?> _tables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<UsedCall>> _calls = new(StringComparer.Ordinal);

    public ProjectUsage(Compilation compilation, ProjectFacts project, UsageLog log, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Project = project;
        CancellationToken = cancellationToken;
        Parsing = new ParseContext(compilation, semanticModel: null, reporter: null, cancellationToken);
        Names = new NameSearch(compilation, cancellationToken);
        Others = new OtherAssemblies(compilation);
        MarkedClasses = log.Marked;
        UnmarkedClasses = log.Unmarked;
        foreach (var call in log.Calls())
        {
            if (!_calls.TryGetValue(call.Name, out var same))
                _calls.Add(call.Name, same = []);
            same.Add(call);
        }
    }

    public Compilation Compilation { get; }

    public ProjectFacts Project { get; }

    public CancellationToken CancellationToken { get; }

    public ParseContext Parsing { get; }

    public NameSearch Names { get; }

    public OtherAssemblies Others { get; }

    public IReadOnlyList<INamedTypeSymbol> Registries => Project.Registries.All;

    /// <summary>The classes that carry <c>[HealthCheck]</c>.</summary>
    public IReadOnlyCollection<MarkedCheck> MarkedClasses { get; }

    /// <summary>The classes that say themselves that they implement <c>IHealthCheck</c>, and carry no marker.</summary>
    public IEnumerable<INamedTypeSymbol> UnmarkedClasses { get; }

    /// <summary>A program that is deployed: what it does not do nobody does.</summary>
    public bool IsApplication => Project.IsProgram && !TestFrameworks.Any(Project.Has);

    /// <summary>The calls of a method, in the order in which they stand.</summary>
    public IReadOnlyList<UsedCall> Calls(string method) => _calls.TryGetValue(method, out var calls) ? calls : [];

    /// <summary>The calls of several methods.</summary>
    public IEnumerable<UsedCall> Calls(params string[] methods) => methods.SelectMany(Calls);

    /// <summary>Every call seen of a method on the framework's builder.</summary>
    public IEnumerable<UsedCall> BuilderCalls => _calls.Values.SelectMany(static calls => calls).Where(static call => HealthBuilderCalls.IsOnBuilder(call.Method));

    /// <summary>The calls that add a registry.</summary>
    public IEnumerable<UsedCall> Additions => WebAdditions.Concat(Calls("AddHealthRegistryCore").Where(static call =>
        call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "HealthRegistryCoreServiceCollectionExtensions")));

    /// <summary>The calls that add a registry of a web application.</summary>
    public IEnumerable<UsedCall> WebAdditions => Calls("AddHealthRegistry").Where(static call =>
        call.IsDeclaredIn(MetadataNames.DependencyInjectionNamespace, "HealthRegistryServiceCollectionExtensions"));

    /// <summary>The registries that the project adds: one, unless it has several ways to start.</summary>
    public IEnumerable<INamedTypeSymbol> AddedRegistries =>
        Additions.Select(static call => call.TypeArgument).OfType<INamedTypeSymbol>().Distinct(SymbolEqualityComparer.Default).Cast<INamedTypeSymbol>();

    /// <summary>Whether an option with one of the names may be set, where a registry is added or anywhere else.</summary>
    public bool MaySet(params string[] settings) =>
        Names.HasAny("HealthEndpointOptions") || Additions.Any(call => call.Argument("configure") switch
        {
            null => false,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } =>
                lambda.Syntax.DescendantTokens().Any(token => settings.Contains(token.ValueText)) || !IsSetter(lambda),
            _ => true,
        });

    // What is handed on may be set by whoever gets it.
    private static bool IsSetter(IAnonymousFunctionOperation lambda) => !lambda.Descendants().Any(static each =>
        each is IArgumentOperation { Value: var value } && UsedCall.Unconverted(value) is IParameterReferenceOperation);

    /// <summary>Whether somebody in sight may ask the framework's service, which knows checks without subsets too.</summary>
    public bool MayAskFrameworkService =>
        Names.HasAny(
            "MapHealthChecks", "UseHealthChecks", "HealthCheckService", "IHealthCheckPublisher", "AddHealthPublishers", "AddGrpcHealthChecks", "MapGrpcHealthChecksService")
        || Others.MayUseFrameworkChecks;

    /// <summary>Whether a subset can be asked for by a command.</summary>
    public bool HasCommands => Names.HasAny("TryRunAsync", "RunHealthCommandsAsync");

    /// <summary>The subsets of a registry, its inclusions' included; null when a part is not known.</summary>
    public SubsetTable? SubsetsOf(INamedTypeSymbol registry)
    {
        if (!_tables.TryGetValue(registry, out var table))
            _tables.Add(registry, table = SubsetTable.Of(registry, Parsing));
        return table;
    }
}
