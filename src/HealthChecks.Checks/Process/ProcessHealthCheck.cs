using System.Numerics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// What this process takes: managed heap, working set, open files, threads, and work that waits for the thread pool.
/// </summary>
/// <remarks>
/// Only open files have limits by default, because the system has one: a process that reaches it opens no file and no connection. What is
/// much of the rest, the application knows. Open files are counted on Linux only; a limit of them is without effect elsewhere.
/// </remarks>
[HealthCheckDefaults(NeedsRunningProcess = true, Dependency = DependencyScope.Local)]
public sealed class ProcessHealthCheck : IHealthCheck
{
    private readonly LimitPair<long> _heap = new(LimitKind.Ceiling, nameof(WarningHeapBytes), nameof(CriticalHeapBytes));
    private readonly LimitPair<long> _workingSet = new(LimitKind.Ceiling, nameof(WarningWorkingSetBytes), nameof(CriticalWorkingSetBytes));

    private readonly LimitPair<double> _openFiles = new(LimitKind.Percent, nameof(WarningOpenFilesPercent), nameof(CriticalOpenFilesPercent))
    {
        DefaultWarning = 80,
        DefaultCritical = 95,
    };

    private readonly LimitPair<int> _threads = new(LimitKind.Ceiling, nameof(WarningThreads), nameof(CriticalThreads));
    private readonly LimitPair<long> _poolQueue = new(LimitKind.Ceiling, nameof(WarningPoolQueueLength), nameof(CriticalPoolQueueLength));
    private readonly Func<ProcessFigures> _read;

    /// <summary>Watches this process.</summary>
    public ProcessHealthCheck()
        : this(new ProcessReader("/").Read)
    {
    }

    internal ProcessHealthCheck(Func<ProcessFigures> read) => _read = read;

    /// <summary>
    /// The check is Degraded from here on: the managed heap in bytes, with what the next collection will free; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalHeapBytes"/>.</exception>
    public long? WarningHeapBytes
    {
        get => _heap.Warning;
        init => _heap.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy from here on: the managed heap in bytes, with what the next collection will free; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningHeapBytes"/>.</exception>
    public long? CriticalHeapBytes
    {
        get => _heap.Critical;
        init => _heap.Critical = value;
    }

    /// <summary>
    /// The check is Degraded from here on: the memory in bytes that the process has and that is not swapped out; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalWorkingSetBytes"/>.</exception>
    public long? WarningWorkingSetBytes
    {
        get => _workingSet.Warning;
        init => _workingSet.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy from here on: the memory in bytes that the process has and that is not swapped out; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningWorkingSetBytes"/>.</exception>
    public long? CriticalWorkingSetBytes
    {
        get => _workingSet.Critical;
        init => _workingSet.Critical = value;
    }

    /// <summary>
    /// The check is Degraded from here on: the open files and connections, in percent of how many the process may have,
    /// 0 to 100; null for no such limit. Default 80, or <see cref="CriticalOpenFilesPercent"/> where that is lower.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or above <see cref="CriticalOpenFilesPercent"/>.</exception>
    public double? WarningOpenFilesPercent
    {
        get => _openFiles.Warning;
        init => _openFiles.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy from here on: the open files and connections, in percent of how many the process may have,
    /// 0 to 100; null for no such limit. Default 95, or <see cref="WarningOpenFilesPercent"/> where that is higher.
    /// </summary>
    /// <exception cref="ArgumentException">The value is no percentage, or below <see cref="WarningOpenFilesPercent"/>.</exception>
    public double? CriticalOpenFilesPercent
    {
        get => _openFiles.Critical;
        init => _openFiles.Critical = value;
    }

    /// <summary>
    /// The check is Degraded from here on: the threads of the process, the runtime's own included; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalThreads"/>.</exception>
    public int? WarningThreads
    {
        get => _threads.Warning;
        init => _threads.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy from here on: the threads of the process, the runtime's own included; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningThreads"/>.</exception>
    public int? CriticalThreads
    {
        get => _threads.Critical;
        init => _threads.Critical = value;
    }

    /// <summary>
    /// The check is Degraded from here on: the work items that wait for a thread of the pool; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or above <see cref="CriticalPoolQueueLength"/>.</exception>
    public long? WarningPoolQueueLength
    {
        get => _poolQueue.Warning;
        init => _poolQueue.Warning = value;
    }

    /// <summary>
    /// The check is Unhealthy from here on: the work items that wait for a thread of the pool; null for no such limit.
    /// Default null.
    /// </summary>
    /// <exception cref="ArgumentException">The value is negative, or below <see cref="WarningPoolQueueLength"/>.</exception>
    public long? CriticalPoolQueueLength
    {
        get => _poolQueue.Critical;
        init => _poolQueue.Critical = value;
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var figures = _read();
        return Task.FromResult(HealthResults.From(Judge(figures), figures.ToData()));
    }

    private IEnumerable<HealthFinding> Judge(ProcessFigures figures)
    {
        HealthFinding?[] findings =
        [
            Finding(CheckReasons.OpenFilesHigh, _openFiles, figures.OpenFilesPercent, "% of the files that may be open are open"),
            Finding(CheckReasons.WorkingSetLarge, _workingSet, figures.WorkingSetBytes, "bytes are the working set"),
            Finding(CheckReasons.HeapLarge, _heap, figures.HeapBytes, "bytes are on the managed heap"),
            Finding(CheckReasons.ThreadsMany, _threads, figures.Threads, "threads are there"),
            Finding(CheckReasons.PoolQueueLong, _poolQueue, figures.PoolQueueLength, "work items wait for the thread pool"),
        ];
        return findings.OfType<HealthFinding>();
    }

    private static HealthFinding? Finding<T>(string reason, LimitPair<T> limits, T? figure, string what)
        where T : struct, INumber<T>
    {
        if (figure is not { } value || limits.Judge(value) is not { Status: not HealthStatus.Healthy } judged)
            return null;

        var level = judged.Status == HealthStatus.Unhealthy ? "critical" : "warning";
        return new HealthFinding(
            judged.Status,
            reason,
            FormattableString.Invariant($"{value:0.#} {what}; the {level} level is {judged.Limit:0.#}."));
    }
}
