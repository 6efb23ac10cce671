using System.Text;

namespace HealthChecks;

/// <summary>Where in the tree of control groups this process is, versions 1 and 2.</summary>
/// <param name="root">The folder that holds <c>proc</c> and <c>sys</c>.</param>
internal sealed class ControlGroupTree(string root)
{
    private readonly string _membershipFile = Path.Combine(root, "proc/self/cgroup");
    private readonly string _mountPoint = Path.Combine(root, "sys/fs/cgroup");

    /// <summary>
    /// The group of this process that a controller (<c>memory</c>, <c>cpu</c>, …) acts on; null when there are no control groups. What
    /// version 1 has, version 2 has not, even on a host that has both.
    /// </summary>
    public ControlGroup? Find(string controller)
    {
        Span<byte> buffer = stackalloc byte[StatFile.BufferSize];
        var rest = StatFile.Read(_membershipFile, buffer);
        ControlGroup? version2 = null;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];

            // hierarchy:controllers:path
            if (line.Split(':', 3) is not [var hierarchy, var controllers, var path])
                continue;
            if (controllers.Split(',').Contains(controller))
                return new ControlGroup(1, MountPoint1(controllers, controller), Normalize(path));
            if (hierarchy == "0" && controllers.Length == 0)
                version2 = new ControlGroup(2, _mountPoint, Normalize(path));
        }

        return version2;
    }

    /// <summary>Controllers that share a tree share a folder, such as <c>cpu,cpuacct</c>; links by their own names can be missing.</summary>
    private string MountPoint1(string controllers, string controller)
    {
        var shared = Path.Combine(_mountPoint, controllers);
        return Directory.Exists(shared) ? shared : Path.Combine(_mountPoint, controller);
    }

    /// <summary>Without the last slash; a group outside this process's namespace cannot be seen, its mount point can.</summary>
    private static string Normalize(string path) => path.StartsWith("/..", StringComparison.Ordinal) ? "" : path.TrimEnd('/');
}
