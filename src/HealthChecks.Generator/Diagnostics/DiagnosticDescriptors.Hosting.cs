using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

/// <content>The pipeline and its endpoints.</content>
public static partial class DiagnosticDescriptors
{
    /// <summary>HCK001.</summary>
    public static readonly DiagnosticDescriptor LivenessNotFirst = Create(
        DiagnosticIds.LivenessNotFirst,
        DiagnosticSeverity.Warning,
        "UseLiveness() is not the first middleware of its pipeline",
        "UseLiveness() comes after '{0}'{1}: {2}",
        "Whatever stands ahead of liveness can answer in its place, or fail before it: the probe then tests that middleware, and the orchestrator restarts a process that is alive.");

    /// <summary>HCK201.</summary>
    public static readonly DiagnosticDescriptor RedirectedProbe = Create(
        DiagnosticIds.RedirectedProbe,
        DiagnosticSeverity.Warning,
        "A probe is redirected",
        "Where an HTTPS port is known, HTTPS redirection answers {0} with 307, which a kubelet takes for success: {1}",
        "A prober that takes a redirect for success never sees a failing check, and one that follows it needs TLS and a certificate that it trusts.");

    /// <summary>HCK202.</summary>
    public static readonly DiagnosticDescriptor ShadowedProbe = Create(
        DiagnosticIds.ShadowedProbe,
        DiagnosticSeverity.Warning,
        "Something else answers before the probe",
        "'{0}' answers in place of '{1}': {2}",
        "A terminal middleware or a fallback answers every request that reaches it, mostly with 200: the probe passes whatever the checks say.");

    /// <summary>HCK203.</summary>
    public static readonly DiagnosticDescriptor ShortCircuitConflict = Create(
        DiagnosticIds.ShortCircuitConflict,
        DiagnosticSeverity.Warning,
        "Authorization and short-circuit exclude each other",
        "'{0}' has both ShortCircuit and {1}, with which {2}: remove one of the two",
        "A short-circuited endpoint is answered by routing, before the middleware that would authorize or limit it; routing refuses with an exception what needs authorization or CORS, and ignores rate limiting.");

    /// <summary>HCK204.</summary>
    public static readonly DiagnosticDescriptor ProbeNeedsAuthentication = Create(
        DiagnosticIds.ProbeNeedsAuthentication,
        DiagnosticSeverity.Warning,
        "A probe needs authentication",
        "The authorization fallback policy covers '{0}', and a prober has no credentials: {1}",
        "An orchestrator asks without credentials: 401 restarts the process, and a redirect to a login page counts as success.");

    /// <summary>HCK205.</summary>
    public static readonly DiagnosticDescriptor ThrottledProbe = Create(
        DiagnosticIds.ThrottledProbe,
        DiagnosticSeverity.Warning,
        "A probe is throttled, cached or timed out by the application",
        "The probe of '{0}' {1}: {2}",
        "A probe has to say how the application is now, and as often as it is asked: a limiter turns it away, a cache repeats an old answer, and a request timeout answers in its place.");

    /// <summary>HCK206.</summary>
    public static readonly DiagnosticDescriptor DevelopmentOnlyProbe = Create(
        DiagnosticIds.DevelopmentOnlyProbe,
        DiagnosticSeverity.Warning,
        "A probe is mapped only in Development",
        "'{0}' is called in Development only, and {1}: call it in every environment",
        "Probes matter where nobody watches. An application that maps them in Development only is never ready elsewhere, or always, when a fallback page answers.");

    /// <summary>HCK207.</summary>
    public static readonly DiagnosticDescriptor UnusedTag = Create(
        DiagnosticIds.UnusedTag,
        DiagnosticSeverity.Warning,
        "A predicate tests a tag that nothing has",
        "No health check has the tag '{0}': {1}",
        "A probe that selects checks by a tag which none has runs no check at all, and is always Healthy.");

    /// <summary>HCK208.</summary>
    public static readonly DiagnosticDescriptor OpenDetails = Create(
        DiagnosticIds.OpenDetails,
        DiagnosticSeverity.Warning,
        "Details are open to everybody",
        "{0} everybody what the checks say: {1}",
        "What checks say names servers, databases and reasons of failure: an invitation when everybody can ask.");

    /// <summary>HCK209.</summary>
    public static readonly DiagnosticDescriptor NoisyProbe = Create(
        DiagnosticIds.NoisyProbe,
        DiagnosticSeverity.Info,
        "Probes fill the request log",
        "'{0}' {1} every probe of '{2}': {3}",
        "A kubelet asks every few seconds, from every node, for as long as the application lives: its requests crowd out those that matter, and cost storage.");

    /// <summary>HCK210.</summary>
    public static readonly DiagnosticDescriptor SlowShutdown = Create(
        DiagnosticIds.SlowShutdown,
        DiagnosticSeverity.Info,
        "The host may take longer to stop than Kubernetes waits",
        "The host may take {0} to stop, and Kubernetes kills it after {1} s: set less, or raise terminationGracePeriodSeconds and set HealthChecksTerminationGraceSeconds in the project to it",
        "When the grace period ends first, the process is killed in the middle of its requests. Delays before the stop, such as a preStop hook, come out of the same period.");

    /// <summary>HCK211.</summary>
    public static readonly DiagnosticDescriptor HostBoundProbe = Create(
        DiagnosticIds.HostBoundProbe,
        DiagnosticSeverity.Warning,
        "A probe answers only for some hosts, and the fallback page for the others",
        "'{0}' answers for these hosts only, and {1} answers a prober that asks by another with 200: remove RequireHost, or restrict the fallback too",
        "RequireHost takes the endpoint away from requests with another Host, such as the address of the pod; the fallback then answers 200 with a page, and the probe passes whatever the checks say.");
}
