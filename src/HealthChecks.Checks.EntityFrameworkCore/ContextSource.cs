using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;

namespace HealthChecks;

/// <summary>Where a run gets its context from: the one that it was given, or one of its own.</summary>
internal sealed class ContextSource<[DynamicallyAccessedMembers(ContextMembers.Needed)] TContext>
    where TContext : DbContext
{
    private readonly TContext? _context;
    private readonly IDbContextFactory<TContext>? _factory;

    public ContextSource(TContext context) => _context = context ?? throw new ArgumentNullException(nameof(context));

    public ContextSource(IDbContextFactory<TContext> factory) => _factory = factory ?? throw new ArgumentNullException(nameof(factory));

    /// <summary>Asks with a context, which is disposed of where it was made for that.</summary>
    public async Task<TResult> UseAsync<TResult>(Func<TContext, Task<TResult>> ask, CancellationToken cancellationToken)
    {
        if (_factory is null)
            return await ask(_context!).ConfigureAwait(false);

        var context = await _factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await ask(context).ConfigureAwait(false);
        }
    }
}
