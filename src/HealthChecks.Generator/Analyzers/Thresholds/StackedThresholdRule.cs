using System.Collections.Concurrent;
using System.Globalization;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Model;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HealthChecks.Generator.Analyzers.Thresholds;

/// <summary>HCK113 for the checks of one compilation, and for the subsets in which they are critical.</summary>
internal sealed class StackedThresholdRule(DeclaredRegistries registries, ProberThreshold prober)
{
    private const string Setting = "FailAfter";
    private const double BudgetSeconds = 60;

    // The engine's; what lies outside of these bounds is an error, and said elsewhere.
    private const double DefaultMaxAgeSeconds = 30;
    private const double MostSeconds = 86400;

    private readonly ConcurrentDictionary<INamedTypeSymbol, ProbedSubsets?> _probed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(string File, int Position), bool> _reported = new();

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
        var failAfter = new AttributeReader(marker, parsing).Int(Setting) ?? 1;
        if (registry is null || !DeclarationLimits.IsCount(failAfter))
            return;

        var probed = _probed.GetOrAdd(registry, each => ProbedSubsets.Of(each, registries.All, parsing));
        if (probed is null || (failAfter == 1 && !probed.HaveThresholds))
            return;

        var parser = new CheckParser(parsing, knownSubsets: null);
        var check = symbol is IMethodSymbol method ? parser.ParseMethod(method, marker) : parser.ParseClass((INamedTypeSymbol)symbol, marker);
        if (check.RejectedBecause is not null || check.Settings.EverySeconds is not (null or (> 0 and <= MostSeconds)))
            return;

        var isReported = false;
        foreach (var (subset, threshold) in probed.Critical(check.Memberships))
        {
            var evaluations = threshold is not null && AreCountedTogether(prober.PeriodSeconds, check.Settings) ? threshold.FailAfter : 1;
            isReported = isReported || IsReported(context, check, marker, subset, evaluations);
            if (evaluations > 1)
                ReportSubset(context, subset, threshold!);
        }
    }

    // A check is reported once, for the first subset in which it is slow.
    private bool IsReported(SymbolAnalysisContext context, CheckModel check, AttributeData marker, string subset, int evaluations)
    {
        var every = check.Settings.EverySeconds;
        if (check.Settings.FailAfter is not > 1 || !AreCountedTogether(every ?? prober.PeriodSeconds, check.Settings))
            return false;

        var seconds = prober.SecondsUntilAction(check.Settings.FailAfter.Value, every, evaluations);
        if (seconds <= BudgetSeconds)
            return false;

        Report(context, marker, seconds, check.Name, check.Settings.FailAfter.Value, prober.Awaited(evaluations), subset, prober.SecondsUntilAction(1, every, evaluations));
        return true;
    }

    // What a subset waits for holds for each of its checks, and is said once.
    private void ReportSubset(SymbolAnalysisContext context, string subset, SubsetThreshold threshold)
    {
        var seconds = prober.SecondsUntilAction(1, everySeconds: null, threshold.FailAfter);
        if (seconds > BudgetSeconds
            && threshold.Declaration.ApplicationSyntaxReference is { } declaration
            && context.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            && _reported.TryAdd((declaration.SyntaxTree.FilePath, declaration.Span.Start), true))
        {
            Report(context, threshold.Declaration, seconds, subset, threshold.FailAfter, prober.Awaited(1), subset, prober.SecondsUntilAction(1, null, 1));
        }
    }

    private static void Report(SymbolAnalysisContext context, AttributeData declaration, double seconds, string what, int failAfter, string awaited, string subset, double without) =>
        Reporting.To(context).Report(
            DiagnosticDescriptors.StackedThreshold,
            LocationOf(declaration, context.CancellationToken),
            Text(seconds),
            what,
            failAfter,
            awaited,
            subset,
            Text(without));

    // Readings further apart than they count are not counted together: each of them decides by itself.
    private static bool AreCountedTogether(double secondsApart, CheckSettings check) =>
        secondsApart <= (check.MaxAgeSeconds ?? (check.EverySeconds is null ? DefaultMaxAgeSeconds : MostSeconds));

    private static AttributeData? Marker(ISymbol symbol) => symbol.FindAttribute("HealthCheckAttribute");

    private static Location? LocationOf(AttributeData marker, CancellationToken cancellationToken)
    {
        var syntax = marker.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault(static each => each.NameEquals?.Name.Identifier.ValueText == Setting);
        return argument?.GetLocation() ?? syntax?.GetLocation();
    }

    private static string Text(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);
}
