using HealthChecks.Generator.Diagnostics;
using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// HCK119: a constant that is not called what its name makes one expect. A digit in front is not among these: nothing else can be done
/// about it, and the editor offers the constant.
/// </summary>
internal static class NameConstantRules
{
    public static bool Check(string what, string name, string[] containers, Location? location, IProblemReporter reporter)
    {
        foreach (var container in containers)
        {
            var identifier = NameRules.ConstantOf(name, container);
            var expected = identifier.TrimEnd('_');
            if (!NameRules.IsTaken(expected, container))
                continue;

            reporter.Report(DiagnosticDescriptors.AwkwardConstant, location, null, what, name, $"{container}.{identifier}", expected);
            return true;
        }

        return false;
    }
}
