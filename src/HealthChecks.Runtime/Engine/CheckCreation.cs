using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>
/// Creates the instances of one check: one for all runs when everything that it is built from lives as long as the application, else
/// one for each run in a scope of its own.
/// </summary>
internal sealed class CheckCreation
{
    private readonly IServiceProvider _services;
    private readonly IServiceScopeFactory _scopes;
    private readonly Func<IServiceProvider, IHealthCheck?> _factory;
    private readonly bool _ownsInstances;
    private readonly bool _mayBeAbsent;
    private IHealthCheck? _shared;

    public CheckCreation(ComposedHealthCheck check, IServiceProvider services, ServiceLifetimes lifetimes)
    {
        _services = services;
        _scopes = services.GetRequiredService<IServiceScopeFactory>();
        if (check.Definition is { } definition)
        {
            var registered = definition.CheckType is { } type && lifetimes.IsRegistered(type);
            _factory = definition.Factory;
            _mayBeAbsent = definition.MayBeAbsent;
            IsShared = registered
                ? lifetimes.IsSingleton(definition.CheckType!, key: null)
                : lifetimes.AreSingletons(definition.Dependencies);
            // What the container or a factory method hands out may have other users.
            _ownsInstances = definition.CheckType is not null && !registered;
        }
        else
        {
            _factory = check.Registration!.Factory;
        }
    }

    /// <summary>Whether one instance serves all runs.</summary>
    public bool IsShared { get; }

    /// <summary>The shared instance. Called by one run at a time.</summary>
    /// <exception cref="CheckConstructionException">It could not be created; the next run tries again.</exception>
    public IHealthCheck GetShared() => _shared ?? Share(Create(_services));

    /// <summary>Creates the check in a scope, runs it, and disposes of both.</summary>
    public async Task<HealthCheckResult> RunInScopeAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var check = Create(scope.ServiceProvider);
        try
        {
            var running = check.CheckHealthAsync(context, cancellationToken) ?? throw NullTask(context.Registration.Name);
            return await running.ConfigureAwait(false);
        }
        finally
        {
            if (_ownsInstances && check is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else if (_ownsInstances)
                (check as IDisposable)?.Dispose();
        }
    }

    /// <summary>Whether the factory says that the check is absent here.</summary>
    /// <exception cref="CheckConstructionException">The factory threw: nobody knows yet.</exception>
    public async Task<bool> IsAbsentAsync()
    {
        if (IsShared)
        {
            if (Call(_services) is not { } made)
                return true;
            Share(made);
            return false;
        }

        await using var scope = _scopes.CreateAsyncScope();
        return Call(scope.ServiceProvider) is null;
    }

    /// <summary>Creates the check as its first run would.</summary>
    /// <returns>Whether there is one; false where it is absent here.</returns>
    /// <exception cref="CheckConstructionException">It could not be created.</exception>
    public async Task<bool> ConstructAsync()
    {
        if (IsShared)
            return _shared is not null || (Made(_services) is { } shared && Share(shared) is not null);

        await using var scope = _scopes.CreateAsyncScope();
        if (Made(scope.ServiceProvider) is not { } made)
            return false;
        if (_ownsInstances && made is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (_ownsInstances)
            (made as IDisposable)?.Dispose();
        return true;
    }

    private IHealthCheck? Made(IServiceProvider services) => _mayBeAbsent ? Call(services) : Create(services);

    // A factory that took too long at the start may return when a run has made an instance of its own.
    private IHealthCheck Share(IHealthCheck made)
    {
        if (Interlocked.CompareExchange(ref _shared, made, null) is not { } first)
            return made;

        if (_ownsInstances && !ReferenceEquals(first, made))
            (made as IDisposable)?.Dispose();
        return first;
    }

    /// <summary>The shared instance, where it is nobody else's to dispose of.</summary>
    public IHealthCheck? Owned => _ownsInstances ? _shared : null;

    public static InvalidOperationException NullTask(string name) =>
        new($"CheckHealthAsync of the health check '{name}' returned null; return a task.");

    private IHealthCheck Create(IServiceProvider services) => Call(services) ?? throw new CheckConstructionException(
        new InvalidOperationException("The factory returned null; declare its return type as nullable if the check may be absent."));

    private IHealthCheck? Call(IServiceProvider services)
    {
        try
        {
            return _factory(services);
        }
        catch (Exception exception)
        {
            throw new CheckConstructionException(exception);
        }
    }
}
