using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Where a parser says what is wrong. The generator passes none, and leaves out or neutralises what is invalid; the analyzers pass one.
/// </summary>
internal interface IProblemReporter
{
    void Report(DiagnosticDescriptor rule, Location? location, IReadOnlyDictionary<string, string?>? properties, params object[] arguments);
}
