using System.ComponentModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>Lets a method be a check. Used by generated code for methods of a registry that are checks themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MethodHealthCheck : IHealthCheck
{
    private readonly Func<HealthCheckContext, CancellationToken, Task<HealthCheckResult>> _method;

    private MethodHealthCheck(Func<HealthCheckContext, CancellationToken, Task<HealthCheckResult>> method) => _method = method;

    /// <summary>A check from an asynchronous method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The check.</returns>
    public static MethodHealthCheck FromTask(Func<HealthCheckContext, CancellationToken, Task<HealthCheckResult>> method) => new(method);

    /// <summary>A check from an asynchronous method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The check.</returns>
    public static MethodHealthCheck FromValueTask(Func<HealthCheckContext, CancellationToken, ValueTask<HealthCheckResult>> method) =>
        new((context, cancellationToken) => method(context, cancellationToken).AsTask());

    /// <summary>A check from a synchronous method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The check.</returns>
    public static MethodHealthCheck FromResult(Func<HealthCheckContext, CancellationToken, HealthCheckResult> method) =>
        new((context, cancellationToken) => Task.FromResult(method(context, cancellationToken)));

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _method(context, cancellationToken);
}
