using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Parsing;

/// <summary>How HCK003 says that nobody declares a name.</summary>
internal static class UnknownNames
{
    public static string DidYouMean(string nearest) => $"did you mean '{nearest}'?";

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(static each => $"'{each}'"));

    public static void Report(
        string what,
        string name,
        string registry,
        string advice,
        string? nearest,
        Location? location,
        IProblemReporter reporter)
    {
        var properties = nearest is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.NearestName, nearest);
        reporter.Report(DiagnosticDescriptors.UnknownName, location, properties, what, name, registry, advice);
    }
}
