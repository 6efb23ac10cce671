namespace HealthChecks;

/// <summary>
/// The reason codes that the product itself gives, and the <c>Data</c> keys by which any check may set its own. A reason code is
/// stable, fit for strangers, and made of lower-case letters, digits, <c>-</c>, <c>.</c>, <c>_</c> and <c>:</c>, at most 100
/// characters. <c>docs/reasons.md</c> describes each.
/// </summary>
public static class HealthReasons
{
    /// <summary>
    /// The key in <c>HealthCheckResult.Data</c> under which any <c>IHealthCheck</c> may put a reason code, a string. A value that is not
    /// in the form of a reason code is ignored.
    /// </summary>
    public const string DataKey = "reason";

    /// <summary>
    /// The key in <c>HealthCheckResult.Data</c> that says, with the value <c>true</c>, that the check does not apply here: it is then
    /// absent, and has no vote.
    /// </summary>
    public const string AbsentDataKey = "absent";

    /// <summary>
    /// The key under which an entry of the framework's <c>HealthReport</c> says how old its reading is, in milliseconds: that of a check which runs in the
    /// background.
    /// </summary>
    public const string AgeDataKey = "ageMs";

    /// <summary>The check passes and has nothing to add.</summary>
    public const string Healthy = "healthy";

    /// <summary>The check reported Degraded and gave no reason.</summary>
    public const string Degraded = "degraded";

    /// <summary>The check reported Unhealthy and gave no reason.</summary>
    public const string Unhealthy = "unhealthy";

    /// <summary>The check threw an exception that carries no reason; its text is in the log only.</summary>
    public const string UnknownError = "unknown-error";

    /// <summary>The run took longer than the check's timeout, or a limit inside the check cancelled it.</summary>
    public const string Timeout = "timeout";

    /// <summary>No reading was there when the subset's deadline came, nor a recent enough older one.</summary>
    public const string Late = "late";

    /// <summary>The last reading is older than the check's maximum age.</summary>
    public const string Stale = "stale";

    /// <summary>The check could not be built from the services that it needs.</summary>
    public const string ConstructionFailed = "construction-failed";

    /// <summary>The check was marked but cannot be used, and the build did not stop it.</summary>
    public const string InvalidRegistration = "invalid-registration";

    /// <summary>The subset has no member that applies here.</summary>
    public const string Empty = "empty";

    /// <summary>The check does not apply here; it has no vote.</summary>
    public const string NotApplicable = "not-applicable";

    /// <summary>The check does not apply here, but is critical and not optional, and this is not Development.</summary>
    public const string Absent = "absent";

    /// <summary>The check, or the subset, is switched off by configuration; it has no vote.</summary>
    public const string Disabled = "disabled";

    /// <summary>Of a readiness subset: the process is about to stop, and asks not to be sent more.</summary>
    public const string Draining = "draining";

    /// <summary>Of a readiness subset: an operator has taken this instance out of rotation.</summary>
    public const string Cordoned = "cordoned";

    /// <summary>Of a startup or readiness subset: the application holds its start-up open; see <c>IHealthStartup</c>.</summary>
    public const string Starting = "starting";

    /// <summary>Of a readiness subset, or of liveness: the application's thread pool does not get to its work.</summary>
    public const string Starved = "starved";

    /// <summary>Only the running process can know, and this is a process of its own (<c>health run</c>).</summary>
    public const string NeedsRunningProcess = "needs-running-process";

    /// <summary>What a reason begins with that names the check by which another one is blocked.</summary>
    public const string BlockedByPrefix = "blocked-by:";

    /// <summary>Whether a reason says that another check is to blame: <see cref="BlockedByPrefix"/> and its name.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>True when it does.</returns>
    public static bool IsBlocked(string? reason) => reason is not null && reason.StartsWith(BlockedByPrefix, StringComparison.Ordinal);

    /// <summary>Whether a text has the form of a reason code.</summary>
    /// <param name="reason">The text.</param>
    /// <returns>True when it has.</returns>
    public static bool IsValid(string? reason)
    {
        if (reason is not { Length: > 0 and <= 100 } || !char.IsAsciiLetterLower(reason[0]))
            return false;

        foreach (var character in reason)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.' or '_' or ':'))
                return false;
        }

        return true;
    }
}
