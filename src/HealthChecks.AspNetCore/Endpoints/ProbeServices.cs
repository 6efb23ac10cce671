namespace HealthChecks;

/// <summary>What every probe endpoint of the application needs.</summary>
internal sealed class ProbeServices(ResponseFormats formats, DetailAccess access, HealthPort port)
{
    public ResponseFormats Formats { get; } = formats;

    public DetailAccess Access { get; } = access;

    public HealthPort Port { get; } = port;
}
