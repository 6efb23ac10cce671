using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticDescriptors
{
    /// <summary>HCK601.</summary>
    public static readonly DiagnosticDescriptor RegistrationByCall = Create(
        DiagnosticIds.RegistrationByCall,
        DiagnosticSeverity.Info,
        "A registration can be a marked check",
        "'{0}' is registered by a call: mark the class with {1} instead, and the build checks its names",
        "What a marked check is named, and which subsets it is in, is proved by the build. A tag that is misspelt in a call shows at run time, as a probe that checks less than it should.",
        WellKnownDiagnosticTags.CompilationEnd);
}
