namespace HealthChecks;

/// <summary>The control group that this process is in, as far as one controller goes.</summary>
/// <param name="Version">1 or 2.</param>
/// <param name="MountPoint">The folder of the topmost group that can be seen.</param>
/// <param name="Path">The group below it, beginning with a slash; empty for the topmost itself.</param>
internal readonly record struct ControlGroup(int Version, string MountPoint, string Path)
{
    /// <summary>
    /// The paths from this group up to the topmost. Without a namespace of its own, a container is told the host's path and finds its own
    /// group at the mount point: groups on the way that are not there are to be passed over.
    /// </summary>
    public IEnumerable<string> Upwards()
    {
        for (var path = Path; path.Length > 0; path = path[..path.LastIndexOf('/')])
            yield return path;
        yield return "";
    }
}
