using System.Runtime.CompilerServices;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace HealthChecks;

/// <summary>
/// Takes over the periods of checks that other packages register: they become the periods of their cells. The framework would run
/// publishers once for each period, with a part of the report; without any it runs them once, with the whole.
/// </summary>
internal sealed class RegistrationTimes : IPostConfigureOptions<HealthCheckServiceOptions>
{
    private readonly ConditionalWeakTable<HealthCheckRegistration, Times> _times = new();

    public void PostConfigure(string? name, HealthCheckServiceOptions options)
    {
        foreach (var registration in options.Registrations)
        {
            if (registration.Delay is null && registration.Period is null)
                continue;

            _times.AddOrUpdate(registration, new Times(registration.Delay, registration.Period));
            registration.Delay = null;
            registration.Period = null;
        }
    }

    /// <summary>Seconds after the host's start, and between runs, as registered.</summary>
    public Times? Of(HealthCheckRegistration? registration) =>
        registration is not null && _times.TryGetValue(registration, out var times) ? times : null;

    internal sealed class Times(TimeSpan? delay, TimeSpan? period)
    {
        public double? DelaySeconds { get; } = delay?.TotalSeconds;

        public double? PeriodSeconds { get; } = period?.TotalSeconds;
    }
}
