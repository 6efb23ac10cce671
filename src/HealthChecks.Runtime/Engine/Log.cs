using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>Everything that the engine logs. Ids and names are frozen.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Health check {Check} is Unhealthy: {Reason}. {Text}", EventName = "CheckUnhealthy")]
    public static partial void CheckUnhealthy(ILogger logger, string check, string reason, string text, Exception? exception);

    [LoggerMessage(2, LogLevel.Warning, "Health check {Check} is Degraded: {Reason}. {Text}", EventName = "CheckDegraded")]
    public static partial void CheckDegraded(ILogger logger, string check, string reason, string text, Exception? exception);

    [LoggerMessage(3, LogLevel.Information, "Health check {Check} is Healthy again, after {Reason} for {Duration} and {Count} readings", EventName = "CheckRecovered")]
    public static partial void CheckRecovered(ILogger logger, string check, string reason, object duration, object count);

    [LoggerMessage(4, LogLevel.Warning, "Health check {Check} also found {Reason}. {Text}", EventName = "Finding")]
    public static partial void Finding(ILogger logger, string check, string reason, string text, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Health check {Check} returned {Milliseconds:F0} ms after it began, long after its timeout; it runs again when asked", EventName = "WedgedReturned")]
    public static partial void WedgedReturned(ILogger logger, string check, object milliseconds);

    [LoggerMessage(6, LogLevel.Information, "Health check {Check} is absent here: {Source} returned null", EventName = "AbsentCheck")]
    public static partial void AbsentCheck(ILogger logger, string check, string source);

    [LoggerMessage(7, LogLevel.Error, "Health check {Check} ({Source}) cannot be used, and is Unhealthy for good: {Because}", EventName = "InvalidCheck")]
    public static partial void InvalidCheck(ILogger logger, string check, string source, string because);

    [LoggerMessage(8, LogLevel.Error, "Health check {Check} could not be constructed", EventName = "ConstructionFailed")]
    public static partial void ConstructionFailed(ILogger logger, string check, Exception exception);

    [LoggerMessage(9, LogLevel.Information, "Health check {Check}, registered at run time, joins {Subsets} by its tags", EventName = "PlacedRegistration")]
    public static partial void PlacedRegistration(ILogger logger, string check, string subsets);

    [LoggerMessage(10, LogLevel.Warning, "Health check {Check}, registered at run time, is in no subset: none of its tags ({Tags}) names one that takes it", EventName = "UnplacedRegistration")]
    public static partial void UnplacedRegistration(ILogger logger, string check, string tags);

    [LoggerMessage(11, LogLevel.Critical, "The health engine's thread met an error and goes on", EventName = "EngineThreadFailed")]
    public static partial void EngineThreadFailed(ILogger logger, Exception exception);

    [LoggerMessage(12, LogLevel.Warning, "Health check {Check} is absent here but critical, and so fails {Subsets}: declare it with Optional = true if it may be absent, or with Critical = false", EventName = "AbsentButCritical")]
    public static partial void AbsentButCritical(ILogger logger, string check, string subsets);

    [LoggerMessage(13, LogLevel.Warning, "Health check {Check} ({Source}) is in no subset, and so no probe asks for it: add [InSubset]", EventName = "OrphanCheck")]
    public static partial void OrphanCheck(ILogger logger, string check, string source);

    [LoggerMessage(14, LogLevel.Warning, "Health subset {Subset} has no check, and so is Unhealthy, empty: add [InSubset] to a check, or remove the subset", EventName = "EmptySubset")]
    public static partial void EmptySubset(ILogger logger, string subset);

    [LoggerMessage(15, LogLevel.Debug, "Health check {Check} came to {Reason}, which does not count before it has been so several times in a row. {Text}", EventName = "ReadingHeld")]
    public static partial void ReadingHeld(ILogger logger, string check, string reason, string text, Exception? exception);

    [LoggerMessage(16, LogLevel.Error, "Health check {Check} is still Unhealthy: {Reason}, for {Duration} and {Count} readings", EventName = "CheckStillUnhealthy")]
    public static partial void CheckStillUnhealthy(ILogger logger, string check, string reason, object duration, object count);

    [LoggerMessage(17, LogLevel.Information, "Health check {Check} is not run: {Reason}", EventName = "CheckBlocked")]
    public static partial void CheckBlocked(ILogger logger, string check, string reason);

    [LoggerMessage(18, LogLevel.Information, "Health subset {Subset} is Unhealthy: {Reason}. Failing: {Checks}", EventName = "SubsetUnhealthy")]
    public static partial void SubsetUnhealthy(ILogger logger, string subset, string reason, string checks);

    [LoggerMessage(19, LogLevel.Information, "Health subset {Subset} is {Status} again, after {Duration}", EventName = "SubsetRecovered")]
    public static partial void SubsetRecovered(ILogger logger, string subset, object status, object duration);

    [LoggerMessage(30, LogLevel.Information, "Draining: readiness fails from now on, and requests are served for another {Seconds} s before the host stops. Another signal stops it at once", EventName = "Draining")]
    public static partial void Draining(ILogger logger, object seconds);

    [LoggerMessage(31, LogLevel.Information, "Another signal: the host stops without waiting for the rest of the drain", EventName = "DrainSkipped")]
    public static partial void DrainSkipped(ILogger logger);

    [LoggerMessage(32, LogLevel.Warning, "Work waits {Seconds:F1} s for the thread pool: something blocks its threads, or there is too little CPU", EventName = "Starved")]
    public static partial void Starved(ILogger logger, object seconds);

    [LoggerMessage(33, LogLevel.Information, "Work no longer waits for the thread pool; it did for {Seconds:F1} s at most", EventName = "StarvationOver")]
    public static partial void StarvationOver(ILogger logger, object seconds);

    [LoggerMessage(34, LogLevel.Information, "Out of rotation: readiness fails until this instance is taken back", EventName = "Cordoned")]
    public static partial void Cordoned(ILogger logger);

    [LoggerMessage(35, LogLevel.Information, "Back in rotation", EventName = "Uncordoned")]
    public static partial void Uncordoned(ILogger logger);

    [LoggerMessage(36, LogLevel.Information, "Probes are answered on {Endpoint}", EventName = "Listening")]
    public static partial void Listening(ILogger logger, string endpoint);

    [LoggerMessage(37, LogLevel.Error, "{Listener} failed to hear of the transition of {Name}; health is not affected", EventName = "ListenerFailed")]
    public static partial void ListenerFailed(ILogger logger, string listener, string name, Exception exception);

    [LoggerMessage(38, LogLevel.Error, "{Publisher} failed to publish the health report; the next one is not affected", EventName = "PublisherFailed")]
    public static partial void PublisherFailed(ILogger logger, string publisher, Exception exception);

    [LoggerMessage(39, LogLevel.Error, "The health report was not published within the publishers' timeout", EventName = "PublishingTimedOut")]
    public static partial void PublishingTimedOut(ILogger logger);

    [LoggerMessage(40, LogLevel.Error, "{Publisher} did not take the health report within the publishers' timeout; it gets no other before it returns", EventName = "PublisherTimedOut")]
    public static partial void PublisherTimedOut(ILogger logger, string publisher);

    [LoggerMessage(41, LogLevel.Error, "The health report for the publishers could not be made; the next one is not affected", EventName = "PublishingFailed")]
    public static partial void PublishingFailed(ILogger logger, Exception exception);

    [LoggerMessage(42, LogLevel.Error, "Health check {Check} could not be disposed of; the others are", EventName = "DisposalFailed")]
    public static partial void DisposalFailed(ILogger logger, string check, Exception exception);
}
