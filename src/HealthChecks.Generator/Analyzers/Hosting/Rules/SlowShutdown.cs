using System.Globalization;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Hosting;

/// <summary>HCK210: the host may take as long to stop as Kubernetes waits before it kills it.</summary>
internal static class SlowShutdown
{
    private const string GraceProperty = "build_property.HealthChecksTerminationGraceSeconds";
    private const double DefaultGrace = 30;

    public static void Find(HostingFacts facts, Findings findings)
    {
        // A service of Windows is not waited for by Kubernetes.
        if (facts.Calls("UseWindowsService").Count + facts.Calls("AddWindowsService").Count > 0)
            return;

        foreach (var assignment in facts.Assignments("ShutdownTimeout"))
        {
            if (facts.PropertyOf(assignment) is { ContainingType.Name: "HostOptions" })
                Find(assignment.Right, facts, findings);
        }

        foreach (var call in facts.Calls("UseShutdownTimeout"))
        {
            if (call.ArgumentList.Arguments is [.., { Expression: var timeout }] && facts.MethodOf(call)?.IsOfFramework() == true)
                Find(timeout, facts, findings);
        }
    }

    private static void Find(ExpressionSyntax timeout, HostingFacts facts, Findings findings)
    {
        if (facts.ModelOf(timeout) is not { } model
            || Seconds(timeout, model) is not { } seconds
            || Grace(facts) is not { } grace
            || seconds < grace
            || !StatementWay.IsInProduction(timeout, model))
        {
            return;
        }

        findings.Add(
            DiagnosticDescriptors.SlowShutdown,
            timeout,
            null,
            double.IsInfinity(seconds) ? "for ever" : seconds.ToString("0.###", CultureInfo.InvariantCulture) + " s",
            grace.ToString("0.###", CultureInfo.InvariantCulture));
    }

    private static double? Grace(HostingFacts facts)
    {
        if (!facts.Options.TryGetValue(GraceProperty, out var text) || string.IsNullOrWhiteSpace(text))
            return DefaultGrace;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : null;
    }

    private static double? Seconds(ExpressionSyntax timeout, SemanticModel model)
    {
        switch (timeout)
        {
            case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var amount }] } call
                when model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: var type, Name: var name } && type.Is("System", "TimeSpan"):
                var unit = name switch { "FromMilliseconds" => 0.001, "FromSeconds" => 1, "FromMinutes" => 60, "FromHours" => 3600, "FromDays" => 86400, _ => double.NaN };
                return double.IsNaN(unit) ? null : Number(amount, model) * unit;

            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 3 or 4 } parts, Initializer: null } creation
                when model.GetTypeInfo(creation).Type.Is("System", "TimeSpan"):
                double? total = 0;
                double[] units = [86400, 3600, 60, 1];
                for (var i = 0; i < parts.Count; i++)
                    total += Number(parts[i].Expression, model) * units[i + 4 - parts.Count];
                return total;

            case MemberAccessExpressionSyntax member when model.GetSymbolInfo(member).Symbol is IFieldSymbol field:
                return field switch
                {
                    { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } => double.PositiveInfinity,
                    { Name: "MaxValue", ContainingType.Name: "TimeSpan" } => double.PositiveInfinity,
                    _ => null,
                };

            default:
                return null;
        }
    }

    private static double? Number(ExpressionSyntax amount, SemanticModel model) =>
        model.GetConstantValue(amount) is { HasValue: true, Value: IConvertible number and (int or long or double or float or short or byte) }
            ? number.ToDouble(CultureInfo.InvariantCulture)
            : null;
}
