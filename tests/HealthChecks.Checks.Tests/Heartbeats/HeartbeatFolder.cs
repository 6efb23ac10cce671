using HealthChecks.Checks.Tests.Fakes;

namespace HealthChecks.Checks.Tests.Heartbeats;

/// <summary>Heartbeat files in a folder of their own, and a clock to age them.</summary>
public abstract class HeartbeatFolder : IDisposable
{
    protected const string ThisMachine = "machine-1";

    private protected ManualClock Clock { get; } = new();

    protected string Root { get; } = Directory.CreateTempSubdirectory("healthchecks-beat-").FullName;

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static HeartbeatFileHealthCheck Check(HeartbeatFile file) => new(file);

    /// <summary>The file as a process finds it: on a machine, in the first of the folders.</summary>
    protected HeartbeatFile Beat(string machine = ThisMachine, params string[] folders) =>
        new(new HeartbeatFileOptions(), folders.Length > 0 ? folders : [Root], machine, Clock);
}
