namespace HealthChecks;

/// <summary>What every probe endpoint of the application needs.</summary>
internal sealed class ProbeServices(ResponseFormats formats, DetailAccess access, HealthPort port, IPageStreams? streams = null)
{
    public ResponseFormats Formats { get; } = formats;

    public DetailAccess Access { get; } = access;

    public HealthPort Port { get; } = port;

    /// <summary>What keeps pages up to date; null where the application has none.</summary>
    public IPageStreams? Streams { get; } = streams;
}
