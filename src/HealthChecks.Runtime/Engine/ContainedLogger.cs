using Microsoft.Extensions.Logging;

namespace HealthChecks;

/// <summary>
/// Writes to a logger and never throws. A provider that fails (as some do while the application stops) must not cost a check its slot, a
/// probe its answer, or the process its life: runs end on threads where nobody catches. No <see cref="ILogger"/> itself, because a native
/// binary would have a copy of it for every combination of arguments that is logged.
/// </summary>
internal sealed class ContainedLogger(ILogger inner)
{
    public void Write(Action<ILogger> write)
    {
        try
        {
            write(inner);
        }
        catch (Exception)
        {
            // There is nowhere to say so.
        }
    }
}
