using System.Collections.Immutable;
using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>HCK306: a result says what only the log should.</summary>
internal sealed class DisclosureRule : ICheckCodeRule
{
    public void Look(CheckRun run, CheckBody body)
    {
        foreach (var call in body.Calls)
        {
            if (CheckResults.IsFactory(call.TargetMethod))
                Look(run, body, call.Arguments);
        }

        foreach (var creation in body.Creations)
        {
            if (creation.Type.IsResult()
                || creation.Type.Is(MetadataNames.OurNamespace, "HealthFinding")
                || creation.Type.Is(MetadataNames.OurNamespace, "HealthCheckException"))
            {
                Look(run, body, creation.Arguments);
            }
        }
    }

    private static void Look(CheckRun run, CheckBody body, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "description" or "text" or "data" or "message" or "Text" })
                continue;
            if (DisclosedValues.Find(argument.Value, body) is not { } disclosed)
                continue;

            run.Reporter.Report(
                DiagnosticDescriptors.Disclosure,
                disclosed.Value.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.DisclosedException, disclosed.Exception),
                disclosed.What);
            return;
        }
    }
}
