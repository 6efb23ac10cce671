using System.Collections.Immutable;
using HealthChecks.Generator.Emit;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator;

/// <summary>
/// Completes every class marked with <c>[HealthRegistry]</c>. It reports nothing: the analyzers do, with the same parsers, because a
/// diagnostic of a generator cannot be suppressed where it stands.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HealthRegistryGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var registries = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.HealthRegistryAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (marked, cancellationToken) => ParseRegistry(marked, cancellationToken))
            .Where(static registry => registry is not null)
            .WithTrackingName(TrackingNames.Registries);

        var classChecks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.HealthCheckAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (marked, cancellationToken) => ParseCheck(marked, cancellationToken))
            .WithTrackingName(TrackingNames.ClassChecks);

        var outputs = registries.Collect()
            .Combine(classChecks.Collect())
            .SelectMany(static (all, _) => Compose(all.Left, all.Right))
            .WithTrackingName(TrackingNames.Outputs);

        context.RegisterSourceOutput(
            outputs,
            static (production, output) => production.AddSource(output.HintName, RegistryEmitter.Emit(output)));
    }

    private static RegistryModel? ParseRegistry(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken) =>
        new RegistryParser(Context(marked, cancellationToken))
            .Parse((INamedTypeSymbol)marked.TargetSymbol, marked.Attributes[0]);

    private static CheckModel ParseCheck(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken) =>
        new CheckParser(Context(marked, cancellationToken), knownSubsets: null)
            .ParseClass((INamedTypeSymbol)marked.TargetSymbol, marked.Attributes[0]);

    private static ParseContext Context(GeneratorAttributeSyntaxContext marked, CancellationToken cancellationToken) =>
        new(marked.SemanticModel.Compilation, marked.SemanticModel, reporter: null, cancellationToken);

    private static ImmutableArray<RegistryOutput> Compose(ImmutableArray<RegistryModel?> registries, ImmutableArray<CheckModel> checks) =>
        RegistryComposer.Compose(registries, checks);
}
