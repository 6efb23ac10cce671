using System.Text;

namespace HealthChecks;

/// <summary>
/// The memory of the control group that this process is in, versions 1 and 2: the limit that is nearest on the way up, and what is used
/// of it. Page cache that the kernel can drop at once (<c>inactive_file</c>) is not counted, as the kubelet does not count it.
/// </summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class ControlGroup(string root)
{
    private readonly string _membershipFile = Path.Combine(root, "proc/self/cgroup");
    private readonly string _mountPoint = Path.Combine(root, "sys/fs/cgroup");

    /// <summary>The usage of the nearest limit; null when there is none.</summary>
    /// <param name="noLimit">A limit at or above this is none.</param>
    public MemoryUsage? Read(long noLimit)
    {
        if (Find() is not { } group)
            return null;

        // Without a namespace of its own, a container is told the host's path and finds its own group at the mount point: folders that
        // are not there are passed over on the way up, and the mount point comes last.
        var (files, path) = group;
        while (true)
        {
            if (Read(files, _mountPoint + files.Folder + path, noLimit) is { } usage)
                return usage;
            if (path.Length == 0)
                return null;
            path = path[..path.LastIndexOf('/')];
        }
    }

    private static MemoryUsage? Read(ControlGroupFiles files, string folder, long noLimit) =>
        StatFile.TryReadNumber(Path.Combine(folder, files.Limit), out var limit) && limit > 0 && limit < noLimit
        && StatFile.TryReadNumber(Path.Combine(folder, files.Usage), out var usage)
            ? new MemoryUsage(Math.Max(0, usage - ReadDroppable(files, folder)), limit)
            : null;

    private static long ReadDroppable(ControlGroupFiles files, string folder)
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var text = StatFile.Read(Path.Combine(folder, files.Statistics), buffer);
        return StatFile.TryGetField(text, files.Droppable, out var bytes) ? bytes : 0;
    }

    /// <summary>This process's group. Where version 1 has the memory, version 2 has not, even on a host that has both.</summary>
    private (ControlGroupFiles Files, string Path)? Find()
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var rest = StatFile.Read(_membershipFile, buffer);
        (ControlGroupFiles, string)? version2 = null;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];

            // hierarchy:controllers:path
            if (line.Split(':', 3) is not [var hierarchy, var controllers, var path])
                continue;
            if (controllers.Split(',').Contains("memory"))
                return (ControlGroupFiles.Version1, Normalize(path));
            if (hierarchy == "0" && controllers.Length == 0)
                version2 = (ControlGroupFiles.Version2, Normalize(path));
        }

        return version2;
    }

    /// <summary>Without the last slash; a group outside this process's namespace cannot be seen, its mount point can.</summary>
    private static string Normalize(string path) => path.StartsWith("/..", StringComparison.Ordinal) ? "" : path.TrimEnd('/');
}
