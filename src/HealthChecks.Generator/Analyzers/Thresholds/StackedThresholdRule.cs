using System.Collections.Concurrent;
using System.Globalization;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>HCK113 for the checks of one compilation.</summary>
internal sealed class StackedThresholdRule(DeclaredRegistries registries, ProberThreshold prober)
{
    private const string Setting = "FailAfter";
    private const double BudgetSeconds = 60;

    // The engine's; what lies outside of these bounds is an error, and said elsewhere.
    private const double DefaultMaxAgeSeconds = 30;
    private const double MostSeconds = 86400;
    private const int MostReadings = 1000;

    private readonly ConcurrentDictionary<INamedTypeSymbol, ProbedSubsets?> _probed = new(SymbolEqualityComparer.Default);

    /// <summary>Looks at a class that is a check, and at the checks of one that is a registry.</summary>
    public void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (Marker(type) is { } marker)
            AnalyzeCheck(context, type, marker, registries.RegistryOf(type, marker));
        if (!type.IsRegistry())
            return;

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol && Marker(member) is { } own)
                AnalyzeCheck(context, member, own, type);
        }
    }

    private void AnalyzeCheck(SymbolAnalysisContext context, ISymbol symbol, AttributeData marker, INamedTypeSymbol? registry)
    {
        var parsing = new ParseContext(context.Compilation, semanticModel: null, reporter: null, context.CancellationToken);
        if (registry is null || new AttributeReader(marker, parsing).Int(Setting) is not (> 1 and <= MostReadings))
            return;

        var parser = new CheckParser(parsing, knownSubsets: null);
        var check = symbol is IMethodSymbol method ? parser.ParseMethod(method, marker) : parser.ParseClass((INamedTypeSymbol)symbol, marker);
        if (check.RejectedBecause is not null || SecondsUntilAction(check.Settings) is not { } seconds)
            return;

        var probed = _probed.GetOrAdd(registry, each => ProbedSubsets.Of(each, registries.All, parsing));
        if (probed?.FirstCritical(check.Memberships) is not { } subset)
            return;

        Reporting.To(context).Report(
            DiagnosticDescriptors.StackedThreshold,
            LocationOf(marker, context.CancellationToken),
            Text(seconds),
            check.Name,
            check.Settings.FailAfter!,
            prober.Failures == 1 ? "1 failed probe" : prober.Failures + " failed probes",
            subset,
            Text(prober.SecondsUntilAction(1, check.Settings.EverySeconds)));
    }

    /// <summary>How long it takes, where that is too long and FailAfter is a reason; else null.</summary>
    private double? SecondsUntilAction(CheckSettings check)
    {
        if (check.EverySeconds is not (null or (> 0 and <= MostSeconds)))
            return null;

        // Readings further apart than they count are not counted together: each of them decides by itself.
        var apart = check.EverySeconds ?? prober.PeriodSeconds;
        if (apart > (check.MaxAgeSeconds ?? (check.EverySeconds is null ? DefaultMaxAgeSeconds : MostSeconds)))
            return null;

        var seconds = prober.SecondsUntilAction(check.FailAfter!.Value, check.EverySeconds);
        return seconds > BudgetSeconds ? seconds : null;
    }

    private static AttributeData? Marker(ISymbol symbol) => symbol.FindAttribute("HealthCheckAttribute");

    private static Location? LocationOf(AttributeData marker, CancellationToken cancellationToken)
    {
        var syntax = marker.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault(static each => each.NameEquals?.Name.Identifier.ValueText == Setting);
        return argument?.GetLocation() ?? syntax?.GetLocation();
    }

    private static string Text(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);
}
