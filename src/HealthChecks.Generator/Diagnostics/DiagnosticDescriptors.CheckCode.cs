using Microsoft.CodeAnalysis;

namespace HealthChecks.Generator.Diagnostics;

/// <summary>Rules about the code that runs as part of a check.</summary>
public static partial class DiagnosticDescriptors
{
    /// <summary>HCK123.</summary>
    public static readonly DiagnosticDescriptor KeptResult = Create(
        DiagnosticIds.KeptResult,
        DiagnosticSeverity.Warning,
        "A check that is reused keeps its last result",
        "'{0}' keeps a result of {1} from run to run, and an old result that is returned again counts as a new reading: remove it and set FreshSeconds",
        "One object serves all runs of the check, so the result is still there in the next run. The engine takes whatever a run returns for a new reading: its age, and MaxAgeSeconds with it, mean nothing then.");

    /// <summary>HCK302.</summary>
    public static readonly DiagnosticDescriptor BlockingCall = Create(
        DiagnosticIds.BlockingCall,
        DiagnosticSeverity.Warning,
        "A check blocks its thread",
        "'{0}' blocks the thread of the check: await {1}, or declare the check with Blocking = true",
        "A check that waits on a thread of the pool takes it from requests and from the other checks, most of all when its dependency hangs; neither its token nor its timeout gets it back.");

    /// <summary>HCK303.</summary>
    public static readonly DiagnosticDescriptor IgnoredToken = Create(
        DiagnosticIds.IgnoredToken,
        DiagnosticSeverity.Warning,
        "A check ignores its token",
        "'{0}' could be cancelled, but is not given the token of the run: {1}",
        "The token is cancelled when the check has taken longer than its timeout. A run that goes on all the same keeps its connection, and no new run starts until it ends.");

    /// <summary>HCK304.</summary>
    public static readonly DiagnosticDescriptor CancellationAsHealth = Create(
        DiagnosticIds.CancellationAsHealth,
        DiagnosticSeverity.Warning,
        "Cancellation is reported as health",
        "A run that is cancelled ends here as {0}: add 'when (!{1}.IsCancellationRequested)'",
        "A run is cancelled because it took too long. Without a look at the token the check cannot tell that from a limit of its own, and says that it passes.");

    /// <summary>HCK305.</summary>
    public static readonly DiagnosticDescriptor FailureAsHealthy = Create(
        DiagnosticIds.FailureAsHealthy,
        DiagnosticSeverity.Warning,
        "A failure is reported as healthy",
        "Whatever fails here, '{0}' is Healthy: return HealthCheckResult.Unhealthy with the exception, or let the exception out",
        "The check passes although what it looks at has failed, and nobody is told. An exception that a check lets out is a failing reading, with the exception in the log.");

    /// <summary>HCK306.</summary>
    public static readonly DiagnosticDescriptor Disclosure = Create(
        DiagnosticIds.Disclosure,
        DiagnosticSeverity.Warning,
        "A result discloses internals",
        "{0} is shown to everybody who may see descriptions and data: give a reason code, and leave the details to the exception argument, which only the log has",
        "Descriptions and data reach dashboards, publishers and every other consumer of HealthCheckService, and exec output. Texts of exceptions name hosts, users, paths and statements; connection strings and environment variables hold secrets.");

    /// <summary>HCK307.</summary>
    public static readonly DiagnosticDescriptor ClientPerRun = Create(
        DiagnosticIds.ClientPerRun,
        DiagnosticSeverity.Warning,
        "A client is built for every run",
        "'{0}' builds a client with connections of its own in every run: take a shared one as a constructor or method parameter",
        "A client that is made to be shared opens new connections each time that one is built. At the rate of probes this exhausts sockets or pools, and it measures another path than the application's.");

    /// <summary>HCK308.</summary>
    public static readonly DiagnosticDescriptor EscapingWork = Create(
        DiagnosticIds.EscapingWork,
        DiagnosticSeverity.Warning,
        "Work escapes the run",
        "{0} goes on when the run is over, and its failure is lost: {1}",
        "Neither the timeout nor the rule of one run at a time holds for what a run does not wait for: it piles up with every probe, and an async void that throws ends the process.");

    /// <summary>HCK309.</summary>
    public static readonly DiagnosticDescriptor ConstantResult = Create(
        DiagnosticIds.ConstantResult,
        DiagnosticSeverity.Info,
        "A check can only have one result",
        "'{0}' is {1} whatever happens: remove the check, or let it look at something",
        "A check that cannot fail says nothing, and one that cannot pass fails its subsets for good. Liveness needs no check: it is served without any.");

    /// <summary>HCK310.</summary>
    public static readonly DiagnosticDescriptor SideEffect = Create(
        DiagnosticIds.SideEffect,
        DiagnosticSeverity.Warning,
        "A check changes what it looks at",
        "'{0}' {1} each time that it runs: read something instead, or take the change back in the same run",
        "Probes run a check every few seconds in every instance, and do not stop while the dependency is in trouble: what a check writes adds up, and becomes part of the load.");

    /// <summary>HCK311.</summary>
    public static readonly DiagnosticDescriptor HealthEndpoint = Create(
        DiagnosticIds.HealthEndpoint,
        DiagnosticSeverity.Info,
        "A check asks another health endpoint",
        "'{0}' asks a health endpoint ('{1}'), whose answer may depend on dependencies of its own: call something that this application uses",
        "Services that ask for each other's health fail together, in chains and in circles, and a service that is said to be unready often still serves what this one needs.");

    /// <summary>HCK312.</summary>
    public static readonly DiagnosticDescriptor ConnectionWait = Create(
        DiagnosticIds.ConnectionWait,
        DiagnosticSeverity.Info,
        "A check may wait for a connection longer than for its answer",
        "'{0}' may wait {1} for a connection and is given up after {2} s, so a busy pool looks like an outage: set {3} below {2} in the connection string",
        "A check that shares its pool with requests waits in line with them. Given up while it waits it says no more than that it took too long; with a shorter wait it fails with the message of the pool.",
        WellKnownDiagnosticTags.CompilationEnd);
}
