using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

public static partial class DiagnosticDescriptors
{
    /// <summary>HCK101.</summary>
    public static readonly DiagnosticDescriptor OrphanCheck = Create(
        DiagnosticIds.OrphanCheck,
        DiagnosticSeverity.Warning,
        "A check is in no subset",
        "Check '{0}' ({1}) is in no subset, and so never runs: {2}",
        "Checks run because a probe asks for a subset that they are in. One that is in none is declared, listed, and never asked.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK102.</summary>
    public static readonly DiagnosticDescriptor EmptySubset = Create(
        DiagnosticIds.EmptySubset,
        DiagnosticSeverity.Warning,
        "A subset has no check",
        "Subset '{0}' has no check, and so is Unhealthy, empty: add [InSubset(\"{0}\")] to a check, or remove the subset",
        "A subset without a member is never healthy, whatever its settings, because nothing says that anything works: its probe fails from the first deployment on.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK103.</summary>
    public static readonly DiagnosticDescriptor UnservedSubset = Create(
        DiagnosticIds.UnservedSubset,
        DiagnosticSeverity.Info,
        "A subset is served nowhere",
        "Subset '{0}' is served nowhere, while others are: call app.MapHealthSubset(\"{0}\", ...), or app.MapHealth() for all",
        "A probe for a subset that is not mapped answers 404, and its checks never run.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK104.</summary>
    public static readonly DiagnosticDescriptor SharedPath = Create(
        DiagnosticIds.SharedPath,
        DiagnosticSeverity.Error,
        "Two probes have one path",
        "'{0}' is the path of two probes: {1}",
        "Routing cannot choose between two endpoints of one path and answers 500; at the liveness path nothing else is ever reached.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK105.</summary>
    public static readonly DiagnosticDescriptor UnaddedRegistry = Create(
        DiagnosticIds.UnaddedRegistry,
        DiagnosticSeverity.Warning,
        "A registry is never added",
        "Registry '{0}' is never added, and so none of its checks runs: call {1}",
        "A registry does nothing until the application adds it to its services, or another registry that is added includes it.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK106.</summary>
    public static readonly DiagnosticDescriptor UnmappedRegistry = Create(
        DiagnosticIds.UnmappedRegistry,
        DiagnosticSeverity.Warning,
        "A registry is added, and none of its subsets is served",
        "No subset of '{0}' is served: call app.MapHealth(), or app.MapHealthSubset for each that is to be",
        "Adding a registry serves liveness alone. Its subsets answer 404 until they are mapped.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK107.</summary>
    public static readonly DiagnosticDescriptor MissingRegistry = Create(
        DiagnosticIds.MissingRegistry,
        DiagnosticSeverity.Warning,
        "A check is in a project without a registry",
        "Check '{0}' is in a project without a registry, and so belongs to none: declare a class with [HealthRegistry] here, or remove [HealthCheck] and return the check from a method of the registry that is to have it",
        "Marked checks are collected by the registry of their own project. Where there is none, nothing is generated for them.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK109.</summary>
    public static readonly DiagnosticDescriptor CaptiveService = Create(
        DiagnosticIds.CaptiveService,
        DiagnosticSeverity.Warning,
        "A reused check takes a scoped service",
        "'{0}' is registered as a singleton and takes '{1}', which is scoped: register it with {2}",
        "A check that is registered as a service is resolved and not constructed. A singleton keeps the scoped service of its first run for good, shared by all runs, and the container refuses it where it validates scopes.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK110.</summary>
    public static readonly DiagnosticDescriptor RegisteredTwice = Create(
        DiagnosticIds.RegisteredTwice,
        DiagnosticSeverity.Warning,
        "A check is registered twice",
        "'{0}' is already a check of {1}, named '{2}': remove this registration",
        "A check that is marked and registered by a call as well runs twice under two names, or stops the start where the names are equal.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK111.</summary>
    public static readonly DiagnosticDescriptor NearTag = Create(
        DiagnosticIds.NearTag,
        DiagnosticSeverity.Warning,
        "A tag is almost a subset's name",
        "Tag '{0}' names no subset, and so places the check in none: did you mean '{1}'?",
        "A check that is registered by a call joins the subsets that its tags name. One whose tags name none is in no subset.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK112.</summary>
    public static readonly DiagnosticDescriptor UnmarkedCheck = Create(
        DiagnosticIds.UnmarkedCheck,
        DiagnosticSeverity.Info,
        "A check class is not marked",
        "'{0}' implements IHealthCheck and is used nowhere: mark it with [HealthCheck], or remove it",
        "A class that implements IHealthCheck is a check once [HealthCheck] marks it, a factory method of the registry returns it, or a call registers it.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK114.</summary>
    public static readonly DiagnosticDescriptor UnknownPathBase = Create(
        DiagnosticIds.UnknownPathBase,
        DiagnosticSeverity.Warning,
        "Liveness does not know the path base",
        "'{0}{1}' is not answered, because {2} runs ahead of UsePathBase: set PathBase = \"{0}\" in [HealthRegistry] of {3}",
        "Liveness and the subsets ahead of the pipeline see the path before UsePathBase has taken the base away.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>HCK126.</summary>
    public static readonly DiagnosticDescriptor UncheckedKey = Create(
        DiagnosticIds.UncheckedKey,
        DiagnosticSeverity.Info,
        "No check takes a dependency that has a key",
        "{0} with the key '{1}' is registered and no check takes it: add a check with the parameter [FromKeyedServices(\"{1}\")] {0}",
        "A check without a key looks at the service that has none. What is registered with a key of its own may fail unnoticed, because no probe asks for it.",
        WellKnownDiagnosticTags.CompilationEnd);
}
