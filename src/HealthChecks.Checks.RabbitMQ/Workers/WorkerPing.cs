namespace HealthChecks;

/// <summary>What a ping, a job and the answers to them look like.</summary>
internal static class WorkerPing
{
    public const string DefaultExchange = "healthcheck.ping";
    public const string PingType = "healthcheck.ping";
    public const string JobType = "healthcheck.job";
    public const string AnswerType = "healthcheck.answer";

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public static TimeSpan ValidWait(TimeSpan value) => value >= ShortestWait && value <= LongestWait
        ? value
        : throw new ArgumentOutOfRangeException("Wait", value, "Wait is how long a run waits for answers: set it between 10 milliseconds and 1 minute.");
}
