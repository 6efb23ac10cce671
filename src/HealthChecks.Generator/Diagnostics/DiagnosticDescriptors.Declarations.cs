using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

/// <summary>Rules about what attributes declare.</summary>
public static partial class DiagnosticDescriptors
{
    /// <summary>HCK002.</summary>
    public static readonly DiagnosticDescriptor MalformedSubset = Create(
        DiagnosticIds.MalformedSubset,
        DiagnosticSeverity.Error,
        "A subset declaration is malformed",
        "Subset '{0}' is malformed: {1}",
        "The engine refuses to start with a subset whose name is no URL segment or is declared twice, that includes itself, or whose numbers contradict themselves.");

    /// <summary>HCK005.</summary>
    public static readonly DiagnosticDescriptor MalformedCheck = Create(
        DiagnosticIds.MalformedCheck,
        DiagnosticSeverity.Error,
        "A check entry is malformed",
        "Check '{0}' is malformed: {1}",
        "The engine refuses to start with a check whose name is not portable or not unique, or whose timing is impossible; a check that dependency injection cannot build is always Unhealthy.");

    /// <summary>HCK108.</summary>
    public static readonly DiagnosticDescriptor AmbiguousRegistry = Create(
        DiagnosticIds.AmbiguousRegistry,
        DiagnosticSeverity.Error,
        "A check does not say which of several registries it belongs to",
        "'{0}' does not say which registry it belongs to, and the project has {1}: name one with [HealthCheck(Registry = typeof(...))]",
        "A check class belongs to the only registry of its project; where there are several, nobody can know which is meant, and the check fails in all of them.");

    /// <summary>HCK115.</summary>
    public static readonly DiagnosticDescriptor IncompletableRegistry = Create(
        DiagnosticIds.IncompletableRegistry,
        DiagnosticSeverity.Error,
        "A registry cannot be completed",
        "'{0}' cannot be a health registry: {1}",
        "The source generator writes the other part of the class that carries [HealthRegistry], so the class must be partial, and one that has another part and can be a type argument.");

    /// <summary>HCK116.</summary>
    public static readonly DiagnosticDescriptor LoneMembership = Create(
        DiagnosticIds.LoneMembership,
        DiagnosticSeverity.Error,
        "[InSubset] or [BlockedBy] stands without [HealthCheck]",
        "'{0}' carries [{1}] but is no check, so it never runs: add [HealthCheck], or remove [{1}]",
        "[InSubset] says where a check belongs, and [BlockedBy] what it depends on; only [HealthCheck] makes something a check.");

    /// <summary>HCK117.</summary>
    public static readonly DiagnosticDescriptor LoneSubset = Create(
        DiagnosticIds.LoneSubset,
        DiagnosticSeverity.Error,
        "[HealthSubset] or [IncludeRegistry] stands without [HealthRegistry]",
        "'{0}' carries [{1}] but is no registry, so nobody reads it: add [HealthRegistry], or move the attribute to the registry",
        "Subsets and inclusions are read from the class that carries [HealthRegistry], and from nowhere else.");

    /// <summary>HCK118.</summary>
    public static readonly DiagnosticDescriptor LanguageTooLow = Create(
        DiagnosticIds.LanguageTooLow,
        DiagnosticSeverity.Error,
        "The language version is too low for the generated registry",
        "The generated part of '{0}' needs C# {1}, and the project is compiled as C# {2}: remove LangVersion from the project, or raise it",
        "A registry implements an interface with a static abstract member, which C# 11 brought; every SDK that the packages support has it unless LangVersion says otherwise.");

    /// <summary>HCK119.</summary>
    public static readonly DiagnosticDescriptor AwkwardConstant = Create(
        DiagnosticIds.AwkwardConstant,
        DiagnosticSeverity.Warning,
        "A name has an awkward constant",
        "The constant of the {0} '{1}' is '{2}', because '{3}' is taken: choose another name, or write '{2}' where code needs it",
        "Constants are named after checks and subsets; a name whose constant would hide a member that every class has gets an underscore, which nobody guesses.");

    /// <summary>HCK120.</summary>
    public static readonly DiagnosticDescriptor ConfusableNames = Create(
        DiagnosticIds.ConfusableNames,
        DiagnosticSeverity.Warning,
        "Two names are easily confused",
        "The {0} '{1}' differs from '{2}' only by '.', '_' or '-': rename one of them",
        "Names that differ only in separators are taken for each other on dashboards and in alerts, and their constants differ only by case or an underscore.");

    /// <summary>HCK121.</summary>
    public static readonly DiagnosticDescriptor SharedInStartup = Create(
        DiagnosticIds.SharedInStartup,
        DiagnosticSeverity.Warning,
        "A shared dependency is critical in a startup subset",
        "Check '{0}' looks at something that all instances share and is critical in the startup subset '{1}'{2}: make it non-critical there, or move it to readiness",
        "A container whose startup probe fails is restarted: while a shared dependency is down no new instance ever starts, and restarting them helps nobody.");

    /// <summary>HCK122.</summary>
    public static readonly DiagnosticDescriptor ResourceInReadiness = Create(
        DiagnosticIds.ResourceInReadiness,
        DiagnosticSeverity.Warning,
        "A resource check is critical in a readiness subset",
        "Check '{0}' is a {1} and critical in the readiness subset '{2}'{3}: make it non-critical there, or move it to a subset that people watch",
        "Taking an instance out of rotation frees neither disk nor memory, and stops no leak; it moves the load to the other instances, which are as full and as busy.");

    /// <summary>HCK124.</summary>
    public static readonly DiagnosticDescriptor SharedInReadiness = Create(
        DiagnosticIds.SharedInReadiness,
        DiagnosticSeverity.Info,
        "A shared dependency gates readiness",
        "Check '{0}' is declared to look at something that all instances share and is critical in the readiness subset '{1}'{2}: make it non-critical there if some requests can do without it",
        "When a shared dependency fails, every instance leaves the rotation at once, and requests that do not need the dependency fail too.");

    /// <summary>HCK125.</summary>
    public static readonly DiagnosticDescriptor BlockingCircle = Create(
        DiagnosticIds.BlockingCircle,
        DiagnosticSeverity.Error,
        "Checks block each other in a circle",
        "Check '{0}' is blocked by itself{1}: {2}",
        "A check is not run while one that it is blocked by fails; in a circle one failure would keep all of them from ever running again.");

    /// <summary>HCK301.</summary>
    public static readonly DiagnosticDescriptor OutsideInLiveness = Create(
        DiagnosticIds.OutsideInLiveness,
        DiagnosticSeverity.Warning,
        "A liveness subset depends on something outside the process",
        "Check '{0}' depends on {1} and is critical in the liveness subset '{2}'{3}: move it to a readiness subset, or make it non-critical",
        "A process whose liveness probe fails is restarted; restarting it does not repair what is outside it, and a dependency that is down restarts every instance again and again.");
}
