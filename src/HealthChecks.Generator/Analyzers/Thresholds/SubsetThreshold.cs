using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>That a subset waits for several failing evaluations, and where that is declared.</summary>
/// <param name="FailAfter">The failing evaluations in a row after which it fails.</param>
/// <param name="Declaration">The <c>[HealthSubset]</c> that says so.</param>
internal sealed record SubsetThreshold(int FailAfter, AttributeData Declaration);
