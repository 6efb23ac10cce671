using System.Text;

namespace HealthChecks.Tests;

/// <summary>One check that is given readings: P passes, D is Degraded, F fails, A does not apply, C cannot be constructed.</summary>
internal sealed class ReadingsUnderTest : IAsyncDisposable
{
    public ReadingsUnderTest(int? failAfter = null, int? passAfter = null, double? maxAge = null)
    {
        var check = new TestCheck(() => Next switch
        {
            'P' => HealthCheckResult.Healthy(),
            'D' => HealthResults.Degraded("slow"),
            'F' => HealthResults.Unhealthy("refused", "said while failing"),
            'A' => HealthResults.Absent(),
            _ => throw new CheckConstructionException(new InvalidOperationException()),
        });
        var declared = Declare.Check("database", check, Declare.Membership("readiness"), fresh: 0, maxAge: maxAge, failAfter: failAfter, passAfter: passAfter, optional: true);
        Engine = EngineUnderTest.Of(Declare.Readiness(declared), Clock);
    }

    /// <summary>The reading that the check's next run makes.</summary>
    public char Next { get; set; }

    public FakeTimeProvider Clock { get; } = new();

    public EngineUnderTest Engine { get; }

    /// <summary>Makes one reading, and says what the check then counts as.</summary>
    public async Task<CheckReport> ReadAsync(char reading)
    {
        Next = reading;
        return (await Engine.ProbeAsync())[0];
    }

    /// <summary>Makes one reading after the other, and says in the same letters what the check counted as after each.</summary>
    public async Task<string> ReadAsync(string readings)
    {
        var effective = new StringBuilder();
        foreach (var reading in readings)
        {
            // A fake clock stands still: each probe makes a reading only because none is fresh.
            var report = await ReadAsync(reading);
            effective.Append(report.IsAbsent ? 'A' : report.Status switch
            {
                HealthStatus.Healthy => 'P',
                HealthStatus.Degraded => 'D',
                _ => 'F',
            });
        }

        return effective.ToString();
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
